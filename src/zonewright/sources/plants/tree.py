"""YAML text as a tree with lines, refused before it can grow: no tags, no anchors, no aliases, bounded."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # PyYAML built without libyaml reads the same, only slower
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

QUOTED = ("'", '"', "|", ">")
DEPTH, NODES, CHARACTERS = 12, 500_000, 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Complaint:
    """What is wrong on one line; `place` is the way to it, such as `("assets", 3, "role")`."""

    line: int
    what: str
    place: tuple[str | int, ...] = ()


@dataclass(slots=True)
class Node:
    """A scalar (`text`), a list (`children`) or a mapping (`keys` and `children`); lines count from 1."""

    kind: str
    line: int
    end: int
    text: str = ""
    plain: bool = False
    keys: list["Node"] = field(default_factory=list)
    children: list["Node"] = field(default_factory=list)


@dataclass(slots=True)
class _Growing:
    """The tree while it grows."""

    open: list[Node] = field(default_factory=list)
    waiting_key: list[Node | None] = field(default_factory=list)
    root: Node | None = None
    nodes: int = 0


def parse_tree(text: str) -> Node | Complaint:
    """Read YAML text; gives what is wrong instead when it is no single, plain document."""
    if len(text) > CHARACTERS:
        return Complaint(1, f"the text is longer than {CHARACTERS} characters; a model is smaller")
    growing = _Growing()
    try:
        for event in yaml.parse(text, Loader=Loader):
            complaint = _find_complaint(event, growing)
            if complaint is not None:
                return complaint
            _grow(event, growing)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark is not None else 1
        return Complaint(line, f"is not YAML here ({getattr(error, 'problem', None) or 'unreadable character'})")
    except (ValueError, OverflowError):
        return Complaint(1, "holds a character that cannot be written in YAML")
    return growing.root or Complaint(1, "the model is empty; it needs at least one section, such as `assets:`")


def iter_nodes(root: Node) -> Iterator[Node]:
    """Give every node of a tree, keys too."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend((*node.keys, *node.children))


def _find_complaint(event: yaml.Event, growing: _Growing) -> Complaint | None:
    line = _lines(event)[0]
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) is not None:
        return Complaint(line, "anchors (&) and aliases (*) are not allowed; write it out")
    if getattr(event, "tag", None) is not None:
        return Complaint(line, "tags (!) are not allowed; write plain text, numbers, lists and keys")
    if isinstance(event, yaml.DocumentStartEvent) and growing.root is not None:
        return Complaint(line, "a second document begins; a model is one document")
    if isinstance(event, yaml.NodeEvent):
        growing.nodes += 1
    if growing.nodes > NODES:
        return Complaint(line, f"the model has more than {NODES} entries")
    if len(growing.open) > DEPTH:
        return Complaint(line, f"is nested deeper than {DEPTH} levels")
    if isinstance(event, yaml.CollectionStartEvent) and _wants_key(growing):
        return Complaint(line, "a key must be a word")
    return None


def _wants_key(growing: _Growing) -> bool:
    return bool(growing.open) and growing.open[-1].kind == "mapping" and growing.waiting_key[-1] is None


def _grow(event: yaml.Event, growing: _Growing) -> None:
    line, end = _lines(event)
    if isinstance(event, yaml.ScalarEvent):
        node = Node("scalar", line, end, text=event.value, plain=event.style not in QUOTED)
        if event.style in ("|", ">"):
            node.end = max(line, end - 1)
        if _wants_key(growing):
            growing.waiting_key[-1] = node
            return
        _attach(node, growing)
    elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
        node = Node("mapping" if isinstance(event, yaml.MappingStartEvent) else "list", line, line)
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
