"""What inside one file cannot hold together: the first statement stands, the later one is refused."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from zonewright.model.observation import Observation
from zonewright.model.plant import DeclaredAsset, DeclaredConduit, DeclaredZone


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


def iter_contradictions(stated: Sequence[Stated]) -> Iterator[Contradiction]:
    """Name every statement that an earlier one contradicts, both places said; the order given is that of the file."""
    yield from _iter_double_names(stated)
    yield from _iter_double_addresses(stated)
    yield from _iter_double_zones(stated)
    yield from _iter_loose_conduits(stated)


def _iter_double_names(stated: Sequence[Stated]) -> Iterator[Contradiction]:
    first: dict[tuple[str, str], Stated] = {}
    for one in stated:
        before = first.setdefault((one.section, one.noun.name.casefold()), one)
        if before is not one:
            places = f"on {before.place} and again on {one.place}"
            yield Contradiction(
                one, f'"{one.noun.name}" stands in `{one.section}` {places}; keep one, or give them two names'
            )


def _iter_double_addresses(stated: Sequence[Stated]) -> Iterator[Contradiction]:
    first: dict[tuple[str, int | None], Stated] = {}
    for one in stated:
        for key in _keys(one.noun) if isinstance(one.noun, DeclaredAsset) else ():
            before = first.setdefault(key, one)
            if before is not one:
                both = f'"{before.noun.name}" ({before.place}) and "{one.noun.name}" ({one.place})'
                yield Contradiction(one, f"{key[0]} is given to {both}; one of them is wrong")


def _iter_double_zones(stated: Sequence[Stated]) -> Iterator[Contradiction]:
    first: dict[str, tuple[str, Stated]] = {}
    for one in stated:
        for asset, zone in _memberships(one.noun):
            zone_before, before = first.setdefault(asset, (zone, one))
            if zone_before != zone:
                both = f'"{zone_before}" ({before.place}) and "{zone}" ({one.place})'
                yield Contradiction(one, f'asset "{asset}" is put into the zones {both}; it can be in one')


def _iter_loose_conduits(stated: Sequence[Stated]) -> Iterator[Contradiction]:
    declared = [one for one in stated if isinstance(one.noun, DeclaredZone)]
    zones = {one.noun.name for one in declared}
    zones |= {one.noun.zone for one in stated if isinstance(one.noun, DeclaredAsset) and one.noun.zone}
    known = f"the last zone stands on {declared[-1].place}" if declared else "no zone is declared"
    for one in stated:
        missing = (
            [zone for zone in one.noun.zones if zone not in zones] if isinstance(one.noun, DeclaredConduit) else []
        )
        if missing:
            names = ", ".join(f'"{zone}"' for zone in missing)
            what = f'conduit "{one.noun.name}" ({one.place}) leads to {names}, which is no zone here; {known}'
            yield Contradiction(one, what)


def _keys(asset: DeclaredAsset) -> list[tuple[str, int | None]]:
    cards = {(one.mac, None) for one in asset.addresses if one.mac}
    hosts = {(one.ip, one.vlan) for one in asset.addresses if one.ip}
    return sorted((key for key in cards | hosts), key=str)


def _memberships(noun: object) -> list[tuple[str, str]]:
    if isinstance(noun, DeclaredZone):
        return [(asset, noun.name) for asset in noun.assets]
    if isinstance(noun, DeclaredAsset) and noun.zone is not None:
        return [(noun.name, noun.zone)]
    return []
