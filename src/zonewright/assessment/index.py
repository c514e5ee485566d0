"""The facts of a plant, each found by what it belongs to, so that judging takes one look per subject."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from zonewright.model.asset import Address, Asset
from zonewright.model.boundary import BoundaryFinding
from zonewright.model.flow import Flow
from zonewright.model.identifier import Id
from zonewright.model.plant import DeclaredAsset
from zonewright.model.zone import Bridge, Conduit

Fact = TypeVar("Fact")
Placed = Mapping[Id, tuple[tuple[int, Fact], ...]]
"""Id -> facts, each with its place in the order given."""


@dataclass(frozen=True, slots=True)
class Declarations:
    """Where the lines that state an asset stand: the first by the id of the line, by an address, by its name."""

    lines: Mapping[Id, int] = field(default_factory=dict)
    addresses: Mapping[str, int] = field(default_factory=dict)
    names: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Index:
    """What stands where.

    Attributes:
        names: asset -> its name.
        assets: zone -> its assets.
        conduits: zone -> its conduits.
        bridges: zone -> bridges that touch it.
        frames: conduit -> flows on layer 2 from one asset to another.
        findings: conduit -> what its filters do.
        flows: flow by its id.
    """

    names: Mapping[Id, str]
    assets: Placed[Asset]
    conduits: Placed[Conduit]
    bridges: Placed[Bridge]
    frames: Placed[Flow]
    findings: Placed[BoundaryFinding]
    flows: Mapping[Id, Flow]
    declarations: Declarations


def derive_declarations(declared: Sequence[DeclaredAsset]) -> Declarations:
    """Note of every line, address and name the first asset that was declared with it."""
    lines, addresses, names = dict[Id, int](), dict[str, int](), dict[str, int]()
    for place, one in enumerate(declared):
        lines.setdefault(one.declared_by, place)
        names.setdefault(one.name.casefold(), place)
        for key in iter_keys(one.addresses):
            addresses.setdefault(key, place)
    return Declarations(lines, addresses, names)


def iter_keys(addresses: Iterable[Address]) -> Iterable[str]:
    """Give the MACs and IPs of addresses."""
    return (key for address in addresses for key in (address.mac, address.ip) if key is not None)


def place_facts(facts: Sequence[Fact], owners: Callable[[Fact], Iterable[Id]]) -> Placed[Fact]:
    """Put every fact under each of its owners, in the order given."""
    found: dict[Id, list[tuple[int, Fact]]] = defaultdict(list)
    for place, fact in enumerate(facts):
        for owner in dict.fromkeys(owners(fact)):
            found[owner].append((place, fact))
    return {owner: tuple(placed) for owner, placed in found.items()}


def gather_facts(placed: Placed[Fact], owners: Iterable[Id]) -> tuple[Fact, ...]:
    """Give the facts of several owners, each once, in the order given."""
    by_place = {place: fact for owner in owners for place, fact in placed.get(owner, ())}
    return tuple(by_place[place] for place in sorted(by_place))
