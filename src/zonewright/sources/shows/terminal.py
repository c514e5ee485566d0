"""A saved terminal session cut into commands: who was asked, what, and the lines of the answer."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from zonewright.sources.text import find_text

BACK, RUBBED = "\x08", "\x1bb"
"""A letter rubbed out, as it is sent, and as it passes for text (`find_session`)."""
ESCAPE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[()][A-Z0-9]|[=>78DEHMc])")
PAGE = re.compile(
    r"^[\s<]*(?:-+\s*(?:more|MORE|More)\s*-+(?:\(\d+%\))?|-- ?MORE ?--,? ?next page:.*|--More-- or \(q\)uit"
    r"|Press any key to continue.*|---\(more[^)]*\)---)[\s>]*",
)
PROMPT = re.compile(
    r"^(?:(?P<ios>[A-Za-z][\w.:/-]{0,62}(?:\([\w./ -]{1,40}\))?)(?P<mark>[#>])"
    r"|[\w.-]{1,32}@(?P<login>[A-Za-z][\w.-]{0,62})(?::[^\s#$%>]{0,80})?\s?(?P<sign>[#$%>])"
    r"|\[[\w.-]{1,32}@(?P<boxed>[A-Za-z][\w.-]{0,62}) [^\]]{1,80}\][#$]"
    r"|!?\*?\((?P<hios>[^)]{1,64})\)\s?(?:\([\w./ -]{1,40}\))?\s?[#>]"
    r"|(?P<dos>[A-Za-z]:\\[^>]{0,200})>|(?P<power>PS [A-Za-z]:\\[^>]{0,200})>)\s*(?P<rest>.*)$"
)
LONGEST_LINE = 4096
NAMELESS = frozenset({"cli", "console", "switch", "router", "localhost"})
"""What stands in the prompt of equipment to which nobody gave a name."""
WORDS = re.compile(r"[A-Za-z][\w./:-]*|-[a-z]+|\|.*")


@dataclass(slots=True)
class Block:
    """One command and its answer.

    Attributes:
        device: name in the prompt, `None` where there is none.
        command: as typed, `None` where the file begins without one.
        line: of the command, counted from 1; 0 where there is none.
        lines: (number, text) of the answer, blank ones left out.
    """

    device: str | None
    command: str | None
    line: int
    lines: list[tuple[int, str]] = field(default_factory=list)


def find_session(content: bytes) -> str | None:
    """Give the text of a session; bells and letters rubbed out do not make it something else."""
    return find_text(content.replace(BACK.encode(), RUBBED.encode()).replace(b"\x07", b""))


def read_blocks(text: str, ignored: Counter[str]) -> list[Block]:
    """Cut a session into commands; counts blank lines, prompts and page breaks in `ignored`."""
    blocks = [Block(None, None, 0)]
    for number, line in enumerate(_split(text), start=1):
        if len(line) > LONGEST_LINE:
            ignored["line longer than a terminal prints"] += 1
            continue
        clean = _clean(line)
        plain = PAGE.sub("", clean)
        if not plain.strip():
            ignored["page break" if clean.strip() else "blank"] += 1
            continue
        found = PROMPT.match(plain)
        asked = _asked(plain) if found is None else found["rest"].strip()
        if found is None and asked is None:
            blocks[-1].lines.append((number, plain.rstrip()))
            continue
        ignored["prompt and command"] += 1
        device = _device_of(found) if found is not None else blocks[-1].device
        blocks.append(Block(device, asked or None, number))
    return [block for block in blocks if block.command is not None or block.lines]


def find_prompts(text: str) -> Iterator[tuple[str | None, str]]:
    """Give (device, command) of every prompt with a command."""
    for line in _split(text):
        if len(line) > LONGEST_LINE:
            continue
        found = PROMPT.match(PAGE.sub("", _clean(line)))
        if found is not None and found["rest"].strip():
            yield _device_of(found), found["rest"].strip()


def _split(text: str) -> Sequence[str]:
    return text.replace("\r\n", "\n").split("\n")


def _clean(line: str) -> str:
    """Undo what a terminal does with a line: colours, letters rubbed out, a line written over."""
    line = ESCAPE.sub("", line.replace(RUBBED, BACK))
    if BACK in line:
        kept: list[str] = []
        for letter in line:
            if letter != BACK:
                kept.append(letter)
            elif kept:
                kept.pop()
        line = "".join(kept)
    parts = [part for part in line.split("\r") if part.strip()]
    return parts[-1] if parts else ""


def _device_of(found: re.Match[str]) -> str | None:
    name = found["ios"] or found["login"] or found["boxed"] or found["hios"]
    if name is None or name.casefold() in NAMELESS:
        return None
    return name.partition("(")[0] if found["ios"] else name.strip()


def _asked(line: str) -> str | None:
    """Recognise a command that stands alone on its line, as scripts write it over its answer."""
    words = line.strip().strip("#*=-! ").casefold().split()
    if not words or len(words) > 8 or line[:1].isspace():
        return None
    is_plain = words[0] in ("show", "display") and len(words) > 1 and all(WORDS.fullmatch(word) for word in words)
    return " ".join(words) if is_plain else None
