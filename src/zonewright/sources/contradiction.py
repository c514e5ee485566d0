"""What inside one file cannot hold together: the first statement stands, the later one is refused."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from zonewright.model.moment import begin_of, end_of
from zonewright.model.observation import Observation
from zonewright.model.plant import DeclaredAsset, DeclaredZone
from zonewright.model.section import key_of

WINDOWS = {"work_orders": ("begins", "ends"), "ways_in": ("approved_at", "expires"), "decisions": ("at", "expires")}
"""Section -> its fields that begin and end a time."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A noun as a file states it.

    Attributes:
        section: name of its section of plant/1.
        at: its place among the items of the section, or among the rows of the sheet.
        place: where it stands, in words: `line 3`, or the sheet and the row.
    """

    section: str
    at: int
    place: str
    noun: Any
    observation: Observation


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A statement that an earlier one refuses, and why."""

    stated: Stated
    what: str


def iter_double_names(stated: Sequence[Stated]) -> Iterator[Contradiction]:
    """Name every item whose key stands before in its section."""
    first: dict[tuple[str, str], Stated] = {}
    for one in stated:
        key = key_of(one.section, one.noun)
        before = first.setdefault((one.section, key.casefold()), one)
        if before is not one:
            places = f"on {before.place} and again on {one.place}"
            yield Contradiction(one, f'"{key}" stands in `{one.section}` {places}; keep one, or give them two names')


def iter_double_addresses(stated: Sequence[Stated]) -> Iterator[Contradiction]:
    """Name every asset with an address that another asset has."""
    first: dict[tuple[str, int | None], Stated] = {}
    for one in stated:
        for key in _keys(one.noun) if isinstance(one.noun, DeclaredAsset) else ():
            before = first.setdefault(key, one)
            if before is not one:
                both = f'"{before.noun.name}" ({before.place}) and "{one.noun.name}" ({one.place})'
                yield Contradiction(one, f"{key[0]} is given to {both}; one of them is wrong")


def iter_double_zones(stated: Sequence[Stated]) -> Iterator[Contradiction]:
    """Name every statement that puts an asset into a second zone."""
    first: dict[str, tuple[str, Stated]] = {}
    for one in stated:
        for asset, zone in _memberships(one.noun):
            zone_before, before = first.setdefault(asset, (zone, one))
            if zone_before != zone:
                both = f'"{zone_before}" ({before.place}) and "{zone}" ({one.place})'
                yield Contradiction(one, f'asset "{asset}" is put into the zones {both}; it can be in one')


def iter_backward_times(stated: Sequence[Stated]) -> Iterator[Contradiction]:
    """Name every item whose time ends before it begins."""
    for one in stated:
        for first, last in (WINDOWS[one.section],) if one.section in WINDOWS else ():
            begins, ends = getattr(one.noun, first), getattr(one.noun, last)
            if begins is not None and ends is not None and end_of(ends) <= begin_of(begins):
                name = key_of(one.section, one.noun)
                what = f'"{name}" ({one.place}): `{last}` {ends} lies before `{first}` {begins}; correct one of them'
                yield Contradiction(one, what)


def iter_loose_names(stated: Sequence[Stated], sections: Collection[str]) -> Iterator[Contradiction]:
    """Name every register entry that names what its file does not have.

    A name is loose only where the file states the section that it points into as a whole (`sections`): a list of some
    assets says nothing of the others.
    """
    names: dict[str, set[str]] = {"assets": set(), "zones": set(), "ways_in": set(), "restorables": set()}
    for one in stated:
        if one.section in names:
            names[one.section].add(one.noun.name.casefold())
    names["zones"] |= {one.noun.zone.casefold() for one in stated if one.section == "assets" and one.noun.zone}
    for one in stated:
        for field, wanted in REFERENCES.get(one.section, {}).items():
            if wanted[0] not in sections:
                continue
            known = set().union(*(names[section] for section in wanted))
            kinds = " or ".join(WORDS[section] for section in wanted)
            for name in (name for name in _names(one, field) if name.casefold() not in known):
                what = f'"{key_of(one.section, one.noun)}" ({one.place}): `{field}` names "{name}", which is no {kinds}'
                yield Contradiction(one, f"{what} of this file; write it as it stands there, or add it")


def _names(one: Stated, field: str) -> tuple[str, ...]:
    value = getattr(one.noun, field)
    return (value,) if isinstance(value, str) else value or ()


REFERENCES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "functions": {"assets": ("assets",)},
    "ways_in": {"enters": ("assets", "zones"), "reaches": ("assets", "zones")},
    "work_orders": {"assets": ("assets",), "way_in": ("ways_in",)},
    "restorables": {"asset": ("assets",)},
    "drills": {"restorable": ("restorables",)},
}
"""Section -> field -> sections that it may point into."""
WORDS = {"assets": "asset", "zones": "zone", "ways_in": "way in", "restorables": "restorable"}


def _keys(asset: DeclaredAsset) -> list[tuple[str, int | None]]:
    cards = [(one.mac, None) for one in asset.addresses if one.mac]
    hosts = [(one.ip, one.vlan) for one in asset.addresses if one.ip]
    found = [*cards, *hosts]
    return found if len(asset.addresses) == 1 else sorted(set(found), key=str)


def _memberships(noun: object) -> list[tuple[str, str]]:
    if isinstance(noun, DeclaredZone):
        return [(asset, noun.name) for asset in noun.assets]
    if isinstance(noun, DeclaredAsset) and noun.zone is not None:
        return [(noun.name, noun.zone)]
    return []
