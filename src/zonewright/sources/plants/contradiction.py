"""What inside one model cannot hold together: the first statement stands, the later one is refused."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from zonewright.model.observation import Observation
from zonewright.model.plant import DeclaredAsset, DeclaredConduit, DeclaredZone
from zonewright.sources.plants.tree import Complaint


@dataclass(frozen=True, slots=True)
class Stated:
    """A noun with its section, its place in it and its line."""

    section: str
    at: int
    line: int
    noun: Any
    observation: Observation


def iter_contradictions(stated: Sequence[Stated]) -> Iterator[Complaint]:
    """Name every statement that an earlier one contradicts, both lines said."""
    yield from _iter_double_names(stated)
    yield from _iter_double_addresses(stated)
    yield from _iter_double_zones(stated)
    yield from _iter_loose_conduits(stated)


def _iter_double_names(stated: Sequence[Stated]) -> Iterator[Complaint]:
    first: dict[tuple[str, str], Stated] = {}
    for one in stated:
        before = first.setdefault((one.section, one.noun.name.casefold()), one)
        if before is not one:
            what = f'"{one.noun.name}" stands in `{one.section}` on lines {before.line} and {one.line}; keep one'
            yield Complaint(one.line, what, (one.section, one.at))


def _iter_double_addresses(stated: Sequence[Stated]) -> Iterator[Complaint]:
    first: dict[tuple[str, int | None], Stated] = {}
    for one in stated:
        for key in _keys(one.noun) if isinstance(one.noun, DeclaredAsset) else ():
            before = first.setdefault(key, one)
            if before is not one:
                what = f'{key[0]} is given to "{before.noun.name}" (line {before.line}) and "{one.noun.name}" (line '
                yield Complaint(one.line, f"{what}{one.line}); one of them is wrong", (one.section, one.at))


def _iter_double_zones(stated: Sequence[Stated]) -> Iterator[Complaint]:
    first: dict[str, tuple[str, Stated]] = {}
    for one in stated:
        for asset, zone in _memberships(one.noun):
            zone_before, before = first.setdefault(asset, (zone, one))
            if zone_before != zone:
                both = f'"{zone_before}" (line {before.line}) and "{zone}" (line {one.line})'
                what = f'asset "{asset}" is put into the zones {both}; it can be in one'
                yield Complaint(one.line, what, (one.section, one.at))


def _iter_loose_conduits(stated: Sequence[Stated]) -> Iterator[Complaint]:
    zones = {one.noun.name for one in stated if isinstance(one.noun, DeclaredZone)}
    zones |= {one.noun.zone for one in stated if isinstance(one.noun, DeclaredAsset) and one.noun.zone}
    last = max((one.line for one in stated if isinstance(one.noun, DeclaredZone)), default=None)
    known: Mapping[bool, str] = {True: "no zone is declared", False: f"the last zone stands on line {last}"}
    for one in stated:
        missing = (
            [zone for zone in one.noun.zones if zone not in zones] if isinstance(one.noun, DeclaredConduit) else []
        )
        if missing:
            names = ", ".join(f'"{zone}"' for zone in missing)
            what = f'conduit "{one.noun.name}" (line {one.line}) leads to {names}, which is no zone here'
            yield Complaint(one.line, f"{what}; {known[last is None]}", (one.section, one.at))


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
