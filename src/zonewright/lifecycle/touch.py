"""Which zones a change touches: what a principal must be trusted with to make it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from zonewright.lifecycle.item import parse_side
from zonewright.lifecycle.membership import derive_membership
from zonewright.model.plant import Plant
from zonewright.model.section import SECTIONS, Item
from zonewright.model.workspace.change import Edit

Reference = tuple[str, str]
"""The section of an item that another one names, and its name; an empty section where it may be any."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where names of one model lie: the zones behind each, by kind of name."""

    zones: frozenset[str]
    assets: Mapping[str, str]
    conduits: Mapping[str, tuple[str, str]]
    restorables: Mapping[str, str]
    ways_in: Mapping[str, tuple[str, ...]]


def touched_zones(edits: Iterable[Edit], before: Plant, *, after: Plant) -> tuple[str, ...] | None:
    """Name the zones that a change touches, before or after it; `None` when it touches the whole plant.

    The whole plant is touched by its frame, its calendar, its risk matrix and its consequences, and by every item that
    names nothing in a declared zone: an asset in no zone, a way in that reaches something unknown, an answer for all.
    An asset that comes into a zone or leaves it touches both zones, whichever item says so.
    """
    places = (_place_of(before), _place_of(after))
    found: set[str] = set()
    moves = False
    for edit in edits:
        zones = _zones_of(edit, places)
        if zones is None:
            return None
        found |= zones
        moves = moves or edit.section in ("zones", "assets")
    if moves:
        old, new = (place.assets for place in places)
        moved = (name for name in old.keys() | new.keys() if old.get(name) != new.get(name))
        found.update(zone for name in moved for zone in (old.get(name), new.get(name)) if zone is not None)
    return tuple(sorted(found))


def _zones_of(edit: Edit, places: tuple[_Place, _Place]) -> set[str] | None:
    """Give the zones of one edit; a name counts where either model knows it."""
    read = _REFERENCES.get(edit.section)
    if read is None:
        return None
    sides = [parse_side(body) for body in (edit.before, edit.after) if body is not None]
    found: set[str] = set()
    for reference in {reference for side in sides for reference in read(side)}:
        zones = {zone for place in places for zone in _iter_zones(reference, place)}
        if not zones:
            return None
        found |= zones
    return found or None


def _iter_zones(reference: Reference, place: _Place) -> Iterator[str]:
    """Give the zones behind a name; a name without a section may be a zone, an asset or a conduit."""
    section, name = reference
    if section in ("", "zones") and name in place.zones:
        yield name
    if section in ("", "assets") and name in place.assets:
        yield place.assets[name]
    if section in ("", "conduits"):
        yield from place.conduits.get(name, ())
    if section == "restorables" and name in place.restorables:
        yield from _iter_zones(("assets", place.restorables[name]), place)
    if section == "ways_in":
        for other in place.ways_in.get(name, ()):
            yield from _iter_zones(("", other), place)


def _place_of(plant: Plant) -> _Place:
    return _Place(
        frozenset(zone.name for zone in plant.zones) | {one.zone for one in plant.assets if one.zone is not None},
        derive_membership(plant),
        {one.name: one.zones for one in plant.conduits},
        {one.name: one.asset for one in plant.restorables if one.asset is not None},
        {one.name: tuple(filter(None, (one.enters, *one.reaches))) for one in plant.ways_in},
    )


def _read_fields(section: str, *fields: str) -> Callable[[Item], Iterator[Reference]]:
    def read(item: Item) -> Iterator[Reference]:
        for field in fields:
            value = item.get(field, ())
            yield from ((section, name) for name in ((value,) if isinstance(value, str) else value))

    return read


def _read_work_order(item: Item) -> Iterator[Reference]:
    yield from (("assets", name) for name in item.get("assets", ()))
    yield from (("ways_in", name) for name in (item.get("way_in"),) if name is not None)


def _read_decision(item: Item) -> Iterator[Reference]:
    section, separator, name = item["about"].partition(": ")
    yield (section, name) if separator and section in SECTIONS else ("", item["about"])


_REFERENCES: Mapping[str, Callable[[Item], Iterator[Reference]]] = {
    "functions": _read_fields("assets", "assets"),
    "zones": _read_fields("zones", "name", "within"),
    "conduits": _read_fields("zones", "zones"),
    "assets": _read_fields("assets", "name"),
    "authorised_flows": _read_fields("", "source", "destination"),
    "compensations": _read_fields("", "subject"),
    "ways_in": _read_fields("", "enters", "reaches"),
    "work_orders": _read_work_order,
    "restorables": _read_fields("assets", "asset"),
    "drills": _read_fields("restorables", "restorable"),
    "decisions": _read_decision,
    "answers": _read_fields("", "subject"),
}
