"""What people wrote beside a model, anchored to the section, the item or the field that it stands at."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from zonewright.model.plant import Comment, make_place
from zonewright.model.section import SECTIONS
from zonewright.sources.plants.outline import Spot
from zonewright.sources.plants.place import Lines, get_node
from zonewright.sources.plants.tree import BLOCKS, Node, iter_nodes

OWN = "#:"
"""What an export writes at the head of its text begins like this; it is nobody's comment."""
OLD_OWN = (
    "# The plant as this survey proposes it. Edit what is wrong and give the file back with --plant:",
    "# from then on everything in here counts as declared by you.",
)
ENDLESS = 1 << 30
BLANKS, QUOTES = (" ", "\t"), frozenset("'\"")
Anchor = tuple[str, str, str, str]
"""Section, key, field and place of a comment."""


@dataclass(frozen=True, slots=True)
class _Note:
    """A comment as it stands: on its own line, or behind a value; an empty text is an empty line."""

    line: int
    column: int
    text: str
    is_alone: bool


@dataclass(slots=True)
class _Shelf:
    """Comments by anchor, in the order in which they were met."""

    texts: dict[Anchor, list[str]] = field(default_factory=dict)

    def put(self, anchor: Anchor, words: Iterable[str]) -> None:
        """Keep words at their anchor; of two behind one value the second goes above it."""
        section, key, name, place = anchor
        if place == "beside" and anchor in self.texts:
            anchor = (section, key, name, "above")
        self.texts.setdefault(anchor, []).extend(words)

    def iter_anchors(self) -> Iterator[Anchor]:
        """Give the anchors as they were met; what is above a value stands before what is behind it."""
        groups: dict[tuple[str, str, str, bool], list[Anchor]] = {}
        for anchor in self.texts:
            groups.setdefault((*anchor[:3], anchor[3] == "below"), []).append(anchor)
        for group in groups.values():
            yield from sorted(group)


def derive_comments(lines: Lines, keys: Mapping[str, Mapping[int, str]]) -> tuple[Comment, ...]:
    """Give every comment of a model with its anchor.

    Args:
        lines: the text with the lines of its items.
        keys: section -> place of an item in it -> key of the item.
    """
    if not any("#" in line for line in lines.lines):
        return ()
    shelf = _Shelf()
    for block in _iter_blocks(lines):
        _anchor_block(block, shelf, lines=lines, keys=keys)
    return tuple(Comment(*anchor, "\n".join(shelf.texts[anchor])) for anchor in shelf.iter_anchors())


def _iter_blocks(lines: Lines) -> Iterator[list[_Note]]:
    """Give comments that stand on their own lines together, with the empty lines between them, others one by one."""
    content = {line for first, last in lines.outline.long for line in range(first, last + 1)}
    first = lines.outline.keys[0][1] if lines.outline.keys else 0
    block: list[_Note] = []
    empty: list[_Note] = []
    for number, text in enumerate(lines.lines, start=1):
        words = text.strip(" \t\ufeff")
        if number in content or (words and not words.startswith("#")):
            if block:
                yield block
            block, empty = [], []
            note = _find_beside(text, number, lines=lines, is_whole=number not in content) if "#" in text else None
            if note is not None:
                yield [note]
        elif not words:
            empty = [_Note(number, 0, "", is_alone=True)] if block else []
        elif number < first and (words.startswith(OWN) or words in OLD_OWN):
            continue
        else:
            block += [*empty, _Note(number, text.index("#"), words.rstrip(), is_alone=True)]
            empty = []
    if block:
        yield block


def _find_beside(text: str, number: int, *, lines: Lines, is_whole: bool) -> _Note | None:
    """Find the first `#` of a line that stands in no scalar; `is_whole`: no scalar goes on from line to line here."""
    at = text.find("#")
    if is_whole and text[at - 1 : at] in BLANKS and not QUOTES.intersection(text):
        return _Note(number, at, text[at:].rstrip(), is_alone=False)
    spans = _spans_of(number, lines)
    while at >= 0:
        stop = next((stop for start, stop in spans if start <= at < stop), None)
        if stop is None:
            return _Note(number, at, text[at:].rstrip(), is_alone=False)
        at = text.find("#", stop)
    return None


def _spans_of(number: int, lines: Lines) -> list[tuple[int, int]]:
    part, _ = lines.get_part(_place_of(number, lines))
    if not part.spans:
        for node in iter_nodes(part.root):
            for line in range(node.line, node.end + 1) if node.kind == "scalar" else ():
                first = node.column if line == node.line else 0
                part.spans.setdefault(line, []).append((first, _stop_of(node, line)))
    return part.spans.get(number - part.before, [])


def _stop_of(node: Node, line: int) -> int:
    """Give where a scalar ends on a line; behind the sign of a block, words may stand."""
    if node.style in BLOCKS:
        return node.column + 1 if line == node.line else ENDLESS
    return node.stop if line == node.end else ENDLESS


def _place_of(number: int, lines: Lines) -> tuple[str | int, ...]:
    name = _section_at(number, lines)
    spot = lines.outline.spots.get(name)
    if spot is None:
        return ()
    at = _item_at(number, spot)
    return (name,) if at is None or spot.starts[at] > number else (name, at)


def _section_at(number: int, lines: Lines) -> str:
    """Name the section that begins on a line or above it."""
    return next((key for key, line in reversed(lines.outline.keys) if line <= number), "")


def _item_at(number: int, spot: Spot) -> int | None:
    at = bisect_right(spot.starts, number) - 1
    return at if at >= 0 else None


def _anchor_block(block: list[_Note], shelf: _Shelf, *, lines: Lines, keys: Mapping[str, Mapping[int, str]]) -> None:
    if not block[0].is_alone:
        shelf.put(_anchor_beside(block[0].line, lines, keys=keys), [block[0].text])
        return
    finder = _Finder(lines, keys)
    anchors = [finder.get_anchor(note) if note.text else None for note in block]
    sunk: Anchor | None = None
    for note, anchor, following in zip(block, anchors, (*anchors[1:], None), strict=True):
        if anchor is not None:
            sunk = anchor if sunk is None or _rank(anchor) > _rank(sunk) else sunk
            shelf.put(sunk, [note.text])
        elif sunk is not None and following is not None and _rank(following) <= _rank(sunk):
            shelf.put(sunk, [""])


def _rank(anchor: Anchor) -> int:
    """How far out words stand: of one block, later words never go back further in."""
    section, key, _, place = anchor
    if place == "below" and section:
        return 2 if not key else 1
    return 0 if not section and not key and place == "above" else 3


@dataclass(slots=True)
class _Finder:
    """Finds what a comment on its own line belongs to: what follows it, or what it stands under by its indentation."""

    lines: Lines
    keys: Mapping[str, Mapping[int, str]]

    def get_anchor(self, note: _Note) -> Anchor:
        """Give the anchor of one line of comment."""
        name = _section_at(note.line, self.lines)
        spot = self.lines.outline.spots.get(name)
        if name not in SECTIONS or spot is None or not self.lines.outline.is_block:
            return self._next_section(note)
        if note.line > spot.end:
            return self._behind(note, name, spot=spot)
        if SECTIONS[name].is_single or not spot.starts:
            return self._field((name,), name, key="", line=note.line)
        at = _item_at(note.line, spot)
        if at is None:
            return name, self._key(name, 0), "", "above"
        if note.line <= spot.ends[at]:
            return self._field((name, at), name, key=self._key(name, at), line=note.line)
        if note.column > spot.dash and spot.is_block:
            return name, self._key(name, at), "", "below"
        return name, self._key(name, at + 1), "", "above"

    def _behind(self, note: _Note, name: str, *, spot: Spot) -> Anchor:
        """Words under the last item of a section."""
        if spot.starts and spot.is_block and note.column > spot.dash:
            return name, self._key(name, len(spot.starts) - 1), "", "below"
        if note.column > 0:
            return name, "", "", "below"
        return self._next_section(note)

    def _next_section(self, note: _Note) -> Anchor:
        following = next(((key, line) for key, line in self.lines.outline.keys if line > note.line), None)
        if following is None:
            return "", "", "", "below"
        key, line = following
        if key not in SECTIONS:
            return "", "", "" if key == "schema" else key, "above"
        is_head = self.lines.outline.keys[0] == following and any(
            not words.strip() for words in self.lines.lines[note.line : line - 1]
        )
        return ("", "", "", "above") if is_head else (key, "", "", "above")

    def _field(self, place: tuple[str | int, ...], section: str, *, key: str, line: int) -> Anchor:
        """The field whose lines these are, or that follows."""
        part, rest = self.lines.get_part(place)
        node = get_node(part.root, rest)
        names = [(one.line + part.before, one.text) for one in node.keys]
        child = next((at for at, (start, _) in enumerate(names) if start > line), len(names))
        if child and _end_of(node.children[child - 1]) + part.before > line:
            behind = [one for one in _list_elements(node.children[child - 1]) if one.line + part.before > line]
            return section, key, make_place(names[child - 1][1], behind[0].text if behind else None), "above"
        return section, key, names[min(child, len(names) - 1)][1] if names else "", "above"

    def _key(self, section: str, at: int) -> str:
        return self.keys.get(section, {}).get(at, "")


def _anchor_beside(number: int, lines: Lines, *, keys: Mapping[str, Mapping[int, str]]) -> Anchor:
    name = _section_at(number, lines)
    spot = lines.outline.spots.get(name)
    if name not in SECTIONS or spot is None:
        return "", "", name, "beside" if name else "above"
    if number == spot.line:
        return name, "", "", "beside"
    place = _place_of(number, lines)
    key = keys.get(name, {}).get(int(place[1]), "") if len(place) > 1 else ""
    if len(place) > 1 and spot.starts[int(place[1])] == number:
        return name, key, "", "beside"
    part, rest = lines.get_part(place)
    node = get_node(part.root, rest)
    names = [one.text for one in node.keys if one.line + part.before <= number]
    if not names:
        return name, key, "", "beside"
    here = [one for one in _list_elements(node.children[len(names) - 1]) if one.line + part.before == number]
    return name, key, make_place(names[-1], here[0].text if len(here) == 1 else None), "beside"


def _list_elements(node: Node) -> list[Node]:
    """Give the words of a list that stands element by element under its key."""
    found = node.children if node.kind == "list" else []
    lines = {one.line for one in found}
    return [one for one in found if one.kind == "scalar"] if len(lines) == len(found) else []


def _end_of(node: Node) -> int:
    return max(one.end for one in iter_nodes(node))
