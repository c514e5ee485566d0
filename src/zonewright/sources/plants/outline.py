"""A model as plain values, grown directly from the events of the YAML parser, with the lines of its items.

Refused before it can grow: tags, anchors, aliases, a second document, too many entries, too deep nesting.
"""

from array import array
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import yaml

from zonewright.errors import InputError
from zonewright.sources.number import find_number
from zonewright.sources.plants.guide import ANY, Guide
from zonewright.sources.plants.tree import DEPTH, NODES, Complaint, Loader, find_refusal, find_too_long, write_error

NULLS = frozenset({"", "~", "null", "Null", "NULL"})
TRUTHS = {
    "true": True,
    "True": True,
    "yes": True,
    "Yes": True,
    "false": False,
    "False": False,
    "no": False,
    "No": False,
}
BLOCKS = ("|", ">")
Scalar: Any = yaml.ScalarEvent
ListStart: Any = yaml.SequenceStartEvent
ListEnd: Any = yaml.SequenceEndEvent
MappingStart: Any = yaml.MappingStartEvent
MappingEnd: Any = yaml.MappingEndEvent


@dataclass(slots=True)
class Spot:
    """Where a section stands; lines count from 1, columns from 0.

    Attributes:
        is_block: written with one line or more for each item, not in brackets.
        dash: column of the dashes of its items, or of its keys.
        starts: line on which each item begins.
        ends: last line of each item.
        columns: column in which the keys of each item stand.
    """

    line: int
    end: int
    is_block: bool = False
    dash: int = 0
    starts: "array[int]" = field(default_factory=lambda: array("l"))
    ends: "array[int]" = field(default_factory=lambda: array("l"))
    columns: "array[int]" = field(default_factory=lambda: array("l"))


@dataclass(frozen=True, slots=True)
class Double:
    """A key that stands twice in one mapping; `at` is `None` outside the items of a list."""

    section: str
    at: int | None
    key: str
    line: int


@dataclass(slots=True)
class Outline:
    """A model as plain values; a key without a value counts as left out.

    Attributes:
        keys: sections as they stand, with their lines.
        is_block: the sections stand below each other, not in brackets.
        long: first and last line of every scalar of several lines.
        dropped: first and last line of every section that stands a second time.
    """

    value: dict[str, Any] = field(default_factory=dict)
    keys: list[tuple[str, int]] = field(default_factory=list)
    spots: dict[str, Spot] = field(default_factory=dict)
    doubles: list[Double] = field(default_factory=list)
    long: list[tuple[int, int]] = field(default_factory=list)
    dropped: list[tuple[int, int]] = field(default_factory=list)
    is_block: bool = True


def parse_outline(text: str, guide: Guide) -> Outline | Complaint:
    """Read YAML text; gives what is wrong instead when it is no single, plain document of sections."""
    if (too_long := find_too_long(text)) is not None:
        return too_long
    growing = _Growing(guide)
    try:
        loader = Loader(text if text.endswith("\n") else text + "\n")
        growing.next = loader.get_event
        return growing.grow_document()
    except InputError:
        return growing.complaint
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        return write_error(error)


class _Growing:
    """Grows the values of one document."""

    next: Callable[[], Any]

    def __init__(self, guide: Guide) -> None:
        self.guide = guide
        self.outline = Outline()
        self.complaint = Complaint(1, "the model is empty; it needs at least one section, such as `assets:`")
        self.nodes = 0
        self.last = 1
        self.place: tuple[str, int | None] = ("", None)
        self.open: list[dict[str, Any]] = []

    def grow_document(self) -> Outline:
        """Read the document; it is a mapping of sections."""
        self.next()
        if isinstance(self.next(), yaml.StreamEndEvent):
            raise InputError(self.complaint.what)
        event = self.next()
        self._check(event)
        if type(event) is not MappingStart:
            line = event.start_mark.line + 1
            self._refuse(line, "this is no model; a model is sections, such as `assets:`, with items under them")
        self.outline.is_block = not event.flow_style
        while type(event := self.next()) is not MappingEnd:
            self._grow_section(event)
        self.next()
        event = self.next()
        if not isinstance(event, yaml.StreamEndEvent):
            self._refuse(event.start_mark.line + 1, "a second document begins; a model is one document")
        for one in self.open:
            for key in [key for key, value in one.items() if value is None]:
                del one[key]
        return self.outline

    def _grow_section(self, key: Any) -> None:
        name = self._key(key)
        line = key.start_mark.line + 1
        outline = self.outline
        event = self.next()
        is_double = any(name == one for one, _ in outline.keys)
        outline.keys.append((name, line))
        self.place = (name, None)
        if is_double:
            outline.doubles.append(Double("", None, name, line))
        spot = Spot(line, line)
        guide = self.guide.properties.get(name, ANY)
        if type(event) is ListStart:
            spot.is_block, spot.dash = not event.flow_style, event.start_mark.column
            self._check(event)
            value: Any = self._grow_items(spot, guide.items or ANY)
        else:
            if type(event) is MappingStart:
                spot.is_block, spot.dash = not event.flow_style, event.start_mark.column
            value = self._grow_value(event, guide, depth=2)
        spot.end = max(self.last, line)
        if is_double:
            outline.dropped.append((line, spot.end))
        else:
            outline.spots[name] = spot
            if value is not None:
                outline.value[name] = value

    def _grow_items(self, spot: Spot, guide: Guide) -> list[Any]:
        found: list[Any] = []
        section = self.place[0]
        while type(event := self.next()) is not ListEnd:
            mark = event.start_mark
            self.place = (section, len(found))
            self.last = mark.line + 1
            found.append(self._grow_value(event, guide, depth=3))
            spot.starts.append(mark.line + 1)
            spot.columns.append(mark.column)
            spot.ends.append(self.last)
        if not spot.is_block:
            self.last = event.end_mark.line + 1
        return found

    def _grow_value(self, event: Any, guide: Guide, *, depth: int) -> Any:
        kind = type(event)
        if kind is Scalar:
            self._check(event)
            return self._scalar(event, is_text=guide.is_text)
        self._check(event)
        if depth > DEPTH:
            self._refuse(event.start_mark.line + 1, f"is nested deeper than {DEPTH} levels")
        if kind is MappingStart:
            return self._grow_mapping(guide, depth=depth, is_flow=event.flow_style)
        items = guide.items or ANY
        found = []
        while type(inner := self.next()) is not ListEnd:
            found.append(self._grow_value(inner, items, depth=depth + 1))
        if event.flow_style:
            self.last = inner.end_mark.line + 1
        return found

    def _grow_mapping(self, guide: Guide, *, depth: int, is_flow: bool) -> dict[str, Any]:
        found: dict[str, Any] = {}
        properties, following = guide.properties, self.next
        has_null = False
        while type(event := following()) is not MappingEnd:
            key = event.value if type(event) is Scalar and event.tag is event.anchor is None else self._key(event)
            inner = properties.get(key, ANY)
            given = following()
            if type(given) is Scalar and given.tag is given.anchor is None:
                value = self._scalar(given, is_text=inner.is_text)
            else:
                value = self._grow_value(given, inner, depth=depth + 1)
            if key in found:
                self.outline.doubles.append(Double(*self.place, key, event.start_mark.line + 1))
                continue
            found[key] = value
            has_null = has_null or value is None
        self._count(2 * len(found), event)
        if is_flow:
            self.last = event.end_mark.line + 1
        if has_null:
            self.open.append(found)
        return found

    def _key(self, event: Any) -> str:
        if type(event) is not Scalar:
            self._check(event)
            self._refuse(event.start_mark.line + 1, "a key must be a word")
        if event.anchor is not None or event.tag is not None:
            self._check(event)
        text: str = event.value
        return text

    def _scalar(self, event: Any, *, is_text: bool) -> Any:
        style = event.style
        last = event.end_mark.line + (style not in BLOCKS)
        first = event.start_mark.line + 1
        self.last = last
        if last > first:
            self.outline.long.append((first, last))
        text: str = event.value
        if style:
            return text
        if text in NULLS:
            return None
        if is_text:
            return text
        number = find_number(text)
        return number if number is not None else TRUTHS.get(text, text)

    def _count(self, more: int, event: Any) -> None:
        self.nodes += more
        if self.nodes > NODES:
            self._refuse(event.start_mark.line + 1, f"the model has more than {NODES} entries")

    def _check(self, event: Any) -> None:
        self._count(1, event)
        what = find_refusal(event)
        if what is not None:
            self._refuse(event.start_mark.line + 1, what)

    def _refuse(self, line: int, what: str) -> None:
        self.complaint = Complaint(line, what)
        raise InputError(what)
