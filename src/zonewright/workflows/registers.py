"""The registers of a plant with their findings, worked out as of a moment."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from zonewright.access.ground import AccessGround
from zonewright.access.register import derive_access_register
from zonewright.catalogs.terms import get_register_terms
from zonewright.catalogs.wellknown import get_kinds
from zonewright.inventory.settlement import derive_stale
from zonewright.lifecycle.restorable import RestoreGround, derive_restore_register
from zonewright.model.asset import Asset
from zonewright.model.flow import Flow
from zonewright.model.naming import make_naming
from zonewright.model.plant import Plant
from zonewright.model.register import Drill, Finding, Restorable, WayIn, WorkOrder
from zonewright.model.zone import Bridge, Zone


class Divided(Protocol):
    """A plant with its zones: a partition, or the records that a workspace keeps of one."""

    @property
    def assets(self) -> tuple[Asset, ...]:
        """In their zones."""

    @property
    def zones(self) -> tuple[Zone, ...]:
        """Declared or proposed."""

    @property
    def bridges(self) -> tuple[Bridge, ...]:
        """Between them."""

    @property
    def flows(self) -> tuple[Flow, ...]:
        """Seen."""


@dataclass(frozen=True, slots=True)
class Registers:
    """Ways in, work orders, what must be restorable, drills, and what of it a person has to put right."""

    ways_in: tuple[WayIn, ...]
    work_orders: tuple[WorkOrder, ...]
    restorables: tuple[Restorable, ...]
    drills: tuple[Drill, ...]
    findings: tuple[Finding, ...]

    @classmethod
    def of(cls, plant: Plant, divided: Divided, *, as_of: datetime | None) -> "Registers":
        """Set what is declared against the divided plant."""
        terms, naming = get_register_terms(), make_naming(divided.assets, divided.zones)
        access = derive_access_register(
            AccessGround(
                plant=plant,
                terms=terms,
                naming=naming,
                zones=divided.zones,
                bridges=divided.bridges,
                flows=divided.flows,
                kinds=get_kinds(),
                as_of=as_of,
            )
        )
        restore = derive_restore_register(RestoreGround(plant, terms, naming, divided.assets, as_of))
        stale = derive_stale(plant, terms=terms, as_of=as_of)
        findings = sorted((*access.findings, *restore.findings, *stale), key=lambda finding: finding.id)
        return cls(access.ways_in, access.work_orders, restore.restorables, restore.drills, tuple(findings))
