"""The registers of a plant, each record found by the zone it belongs to."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from zonewright.model.asset import Asset
from zonewright.model.flow import Flow
from zonewright.model.identifier import Id
from zonewright.model.register import Drill, Finding, FindingKind, Registers, Restorable, WayIn


@dataclass(frozen=True, slots=True)
class RegisterIndex:
    """What stands where.

    Attributes:
        recorded: zones of which some traffic was recorded.
        has_ways: whether anybody keeps a register of ways in.
        has_restorables: whether anybody keeps a register of what must be restorable.
        ways: zone -> ways that enter or reach it.
        restorables: zone -> what must be restorable in it.
        findings: zone -> what is wrong in the registers there.
        drills: restorable -> drills that passed, as a whole.
    """

    as_of: datetime | None = None
    recorded: frozenset[Id] = frozenset()
    has_ways: bool = False
    has_restorables: bool = False
    ways: Mapping[Id, tuple[WayIn, ...]] = field(default_factory=dict)
    restorables: Mapping[Id, tuple[Restorable, ...]] = field(default_factory=dict)
    findings: Mapping[Id, tuple[Finding, ...]] = field(default_factory=dict)
    drills: Mapping[Id, tuple[Drill, ...]] = field(default_factory=dict)

    def findings_of(self, zone: Id, *kinds: FindingKind) -> tuple[Finding, ...]:
        """Give the findings of some kinds that touch a zone."""
        return tuple(one for one in self.findings.get(zone, ()) if one.kind in kinds)


def derive_register_index(registers: Registers, *, assets: Sequence[Asset], flows: Sequence[Flow]) -> RegisterIndex:
    """Look at every record once."""
    home = {asset.id: asset.zone for asset in assets if asset.zone is not None}
    ways: dict[Id, list[WayIn]] = defaultdict(list)
    for way in registers.ways_in:
        for zone in way.zones:
            ways[zone].append(way)
    restorables: dict[Id, list[Restorable]] = defaultdict(list)
    for restorable in registers.restorables:
        if restorable.asset in home:
            restorables[home[restorable.asset]].append(restorable)
    findings: dict[Id, list[Finding]] = defaultdict(list)
    for finding in registers.findings:
        for zone in finding.zones:
            findings[zone].append(finding)
    drills: dict[Id, list[Drill]] = defaultdict(list)
    for drill in registers.drills:
        if drill.restorable is not None:
            drills[drill.restorable].append(drill)
    return RegisterIndex(
        as_of=registers.as_of,
        recorded=frozenset(home[end] for flow in flows for end in (flow.source, flow.destination) if end in home),
        has_ways=any(way.registered for way in registers.ways_in),
        has_restorables=bool(registers.restorables),
        ways={zone: tuple(kept) for zone, kept in ways.items()},
        restorables={zone: tuple(kept) for zone, kept in restorables.items()},
        findings={zone: tuple(kept) for zone, kept in findings.items()},
        drills={name: tuple(kept) for name, kept in drills.items()},
    )
