"""The elements of a scan's XML, one after the other, read without trust and without keeping the file."""

import codecs
import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from xml.parsers import expat

from zonewright.errors import InputError

BLOCK_BYTES = 1024 * 1024
DEEPEST = 64
LONGEST_TEXT = 4096
MOST_PARTS = 1_000_000
"""A host has at most 131 072 ports, with a few elements each."""
WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
UNREADABLE = "\ufffd"


@dataclass(slots=True)
class Element:
    """One element with its attributes.

    Attributes:
        line: where it begins, counted from 1.
        text: what stands in it, cut at `LONGEST_TEXT`.
    """

    name: str
    attributes: Mapping[str, str]
    line: int
    children: list["Element"] = field(default_factory=list)
    text: str = ""

    def find(self, name: str) -> "Element | None":
        """Give the first child of a name."""
        return next((child for child in self.children if child.name == name), None)

    def all(self, name: str) -> list["Element"]:
        """Give the children of a name."""
        return [child for child in self.children if child.name == name]


@dataclass(slots=True)
class Document:
    """Walks a file; every element directly under the root is handed over when it ends, and forgotten.

    Attributes:
        take: told every such element; the last one of a file that breaks off may be unfinished.
        root: the outermost element, without children; `None` before it begins.
        sha256: of the bytes read.
        mended: whether letters that no XML can hold, such as a host's raw answer, were replaced.
    """

    take: Callable[[Element], None]
    root: Element | None = None
    sha256: str = ""
    size_bytes: int = 0
    mended: bool = False
    _open: list[Element] = field(default_factory=list)
    _parts: int = 0

    def read(self, path: PurePath) -> tuple[int, str] | None:
        """Walk the file to its end; gives line and words of what ends it early, or nothing.

        A file that ends early is hashed to its end all the same.
        """
        broken: tuple[int, str] | None = None
        digest = hashlib.sha256()
        with Path(path).open("rb") as file:
            is_wide = file.read(2) in WIDE_MARKS
            file.seek(0)
            parser = self._make_parser(None if is_wide else "utf-8")
            decoder = codecs.getincrementaldecoder("utf-16" if is_wide else "utf-8")(errors="replace")
            while block := file.read(BLOCK_BYTES):
                digest.update(block)
                self.size_bytes += len(block)
                clean = block if is_wide else self._mend(decoder.decode(block))
                broken = broken or self._feed(parser, clean, is_last=False)
        self.sha256 = digest.hexdigest()
        rest = b"" if is_wide else self._mend(decoder.decode(b"", final=True))
        broken = broken or self._feed(parser, rest, is_last=True)
        if broken is not None and len(self._open) > 1:
            self.take(self._open[1])
        return broken

    def _mend(self, text: str) -> bytes:
        clean = FORBIDDEN.sub(UNREADABLE, text)
        self.mended = self.mended or UNREADABLE in clean
        return clean.encode("utf-8")

    def _make_parser(self, encoding: str | None) -> expat.XMLParserType:
        parser = expat.ParserCreate(encoding)
        parser.buffer_text = True

        def begin(name: str, attributes: dict[str, str]) -> None:
            self._begin(Element(name, attributes, parser.CurrentLineNumber))

        parser.StartElementHandler = begin
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._say
        parser.EntityDeclHandler = _refuse_entity
        return parser

    def _feed(self, parser: expat.XMLParserType, block: bytes, *, is_last: bool) -> tuple[int, str] | None:
        try:
            parser.Parse(block, is_last)
        except expat.ExpatError as error:
            return error.lineno, expat.ErrorString(error.code)
        except (InputError, ValueError) as error:
            return parser.CurrentLineNumber, str(error)
        return None

    def _begin(self, element: Element) -> None:
        if len(self._open) >= DEEPEST:
            raise InputError(f"elements stand more than {DEEPEST} deep in each other")
        self._parts += 1
        if self._parts > MOST_PARTS:
            raise InputError(f"one element holds more than {MOST_PARTS} others")
        if not self._open:
            self.root = element
        elif len(self._open) > 1:
            self._open[-1].children.append(element)
        self._open.append(element)

    def _end(self, _name: str) -> None:
        ended = self._open.pop()
        if len(self._open) == 1:
            self._parts = 0
            self.take(ended)

    def _say(self, text: str) -> None:
        element = self._open[-1] if self._open else None
        if element is not None and len(element.text) < LONGEST_TEXT:
            element.text = (element.text + text)[:LONGEST_TEXT]


def _refuse_entity(*_: object) -> None:
    raise InputError("it declares entities, which no scanner does; they are not followed")
