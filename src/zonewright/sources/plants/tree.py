"""YAML text as a tree with lines and columns, for the part of a model in which something has to be named."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

try:
    from yaml import CSafeLoader as FoundLoader
except ImportError:  # PyYAML built without libyaml reads the same, only slower
    from yaml import SafeLoader as FoundLoader  # type: ignore[assignment]

Loader = FoundLoader
BLOCKS = ("|", ">")
DEPTH, NODES, CHARACTERS = 12, 2_000_000, 48 * 1024 * 1024
"""Room for 50,000 assets with all that may be said of them."""


@dataclass(frozen=True, slots=True)
class Complaint:
    """What is wrong on one line; `place` is the way to it, such as `("assets", 3, "role")`."""

    line: int
    what: str
    place: tuple[str | int, ...] = ()


@dataclass(slots=True)
class Node:
    """A scalar (`text`), a list (`children`) or a mapping (`keys` and `children`); lines count from 1, columns from 0.

    Attributes:
        end: last line of a scalar.
        stop: column behind the last character of a scalar, on its last line.
        style: quotes or sign of a scalar; empty for a plain one.
    """

    kind: str
    line: int
    end: int
    column: int = 0
    stop: int = 0
    text: str = ""
    style: str = ""
    keys: list["Node"] = field(default_factory=list)
    children: list["Node"] = field(default_factory=list)


@dataclass(slots=True)
class _Growing:
    """The tree while it grows."""

    open: list[Node] = field(default_factory=list)
    waiting_key: list[Node | None] = field(default_factory=list)
    root: Node | None = None


def parse_tree(text: str) -> Node | Complaint:
    """Read YAML text; gives what is wrong instead when it is no single, plain document."""
    if (too_long := find_too_long(text)) is not None:
        return too_long
    growing = _Growing()
    try:
        for event in yaml.parse(text if text.endswith("\n") else text + "\n", Loader=Loader):
            what = _find_refusal_here(event, growing)
            if what is not None:
                return Complaint(_lines(event)[0], what)
            _grow(event, growing)
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        return write_error(error)
    return growing.root or Complaint(1, "nothing stands here")


def find_too_long(text: str) -> Complaint | None:
    """Say that a text is longer than any model, before it is read."""
    if len(text) > CHARACTERS:
        return Complaint(1, f"the text is longer than {CHARACTERS} characters; a model is smaller")
    return None


def find_refusal(event: yaml.Event) -> str | None:
    """Say what of YAML is not allowed in a model, whatever it is made for."""
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) is not None:
        return "anchors (&) and aliases (*) are not allowed; write it out"
    if getattr(event, "tag", None) is not None:
        return "tags (!) are not allowed; write plain text, numbers, lists and keys"
    return None


def write_error(error: Exception) -> Complaint:
    """Put what the parser says into words."""
    if not isinstance(error, yaml.YAMLError):
        return Complaint(1, "holds a character that cannot be written in YAML")
    mark = getattr(error, "problem_mark", None)
    line = mark.line + 1 if mark is not None else 1
    return Complaint(line, f"is not YAML here ({getattr(error, 'problem', None) or 'unreadable character'})")


def iter_nodes(root: Node) -> Iterator[Node]:
    """Give every node of a tree, keys too."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend((*node.keys, *node.children))


def _find_refusal_here(event: yaml.Event, growing: _Growing) -> str | None:
    what = find_refusal(event)
    if what is None and isinstance(event, yaml.DocumentStartEvent) and growing.root is not None:
        what = "a second document begins; a model is one document"
    if len(growing.open) > DEPTH:
        what = f"is nested deeper than {DEPTH} levels"
    if what is None and isinstance(event, yaml.CollectionStartEvent) and _wants_key(growing):
        what = "a key must be a word"
    return what


def _wants_key(growing: _Growing) -> bool:
    return bool(growing.open) and growing.open[-1].kind == "mapping" and growing.waiting_key[-1] is None


def _grow(event: yaml.Event, growing: _Growing) -> None:
    line, end = _lines(event)
    column = event.start_mark.column if event.start_mark is not None else 0
    if isinstance(event, yaml.ScalarEvent):
        stop = event.end_mark.column if event.end_mark is not None else 0
        node = Node("scalar", line, end, column, stop, text=event.value, style=event.style or "")
        if event.style in BLOCKS:
            node.end = max(line, end - 1)
        if _wants_key(growing):
            growing.waiting_key[-1] = node
            return
        _attach(node, growing)
    elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
        node = Node("mapping" if isinstance(event, yaml.MappingStartEvent) else "list", line, line, column)
        _attach(node, growing)
        growing.open.append(node)
        growing.waiting_key.append(None)
    elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
        growing.open.pop()
        growing.waiting_key.pop()


def _attach(node: Node, growing: _Growing) -> None:
    if not growing.open:
        growing.root = node
        return
    parent = growing.open[-1]
    if parent.kind == "mapping":
        key = growing.waiting_key[-1]
        if key is not None:
            parent.keys.append(key)
        growing.waiting_key[-1] = None
    parent.children.append(node)


def _lines(event: yaml.Event) -> tuple[int, int]:
    first, last = event.start_mark, event.end_mark
    if first is None or last is None:
        return 1, 1
    return first.line + 1, last.line + 1
