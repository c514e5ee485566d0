"""Do the values have the shape of plant/1? What does not is said with its line."""

from collections.abc import Iterator
from typing import Any

from zonewright.sources.plants.guide import Shape
from zonewright.sources.plants.place import Lines
from zonewright.sources.plants.tree import Complaint
from zonewright.sources.violation import Place, Violation, iter_violations


def derive_complaints(lines: Lines, shape: Shape) -> tuple[Complaint, ...]:
    """Compare a model with its schema, section by section; complaints stand in the order of their lines."""
    found = {
        Complaint(lines.get_line(one.place), one.what, one.place) for one in _iter_wrong(lines.outline.value, shape)
    }
    for double in lines.outline.doubles:
        place: Place = () if not double.section else (double.section,)
        if double.at is not None:
            place = (*place, double.at)
        first = lines.get_first(place, double.key, line=double.line)
        what = f"`{double.key}` stands on lines {first} and {double.line}; keep one of them"
        found.add(Complaint(double.line, what, (*place, double.key)))
    return tuple(sorted(found, key=lambda one: (one.line, one.what)))


def _iter_wrong(value: dict[str, Any], shape: Shape) -> Iterator[Violation]:
    sections = shape.schema["properties"]
    bare: dict[str, Any] = {}
    for section, found in value.items():
        if section not in sections or not isinstance(found, list):
            bare[section] = found
            continue
        bare[section] = []
        if not shape.is_fine(section, found):
            for at, item in enumerate(found):
                yield from _iter_item(section, at, item=item, shape=shape)
    yield from iter_violations(bare, shape.schema)


def _iter_item(section: str, at: int, *, item: object, shape: Shape) -> Iterator[Violation]:
    if shape.is_fine(section, [item]):
        return
    for one in iter_violations({section: [item]}, shape.schema):
        yield Violation((section, at, *one.place[2:]), one.what)
