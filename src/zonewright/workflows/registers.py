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
from zonewright.model.host import Host
from zonewright.model.naming import make_naming
from zonewright.model.plant import Plant
from zonewright.model.register import Registers
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
class RegisterGround:
    """What the registers are worked out from: what is declared, the divided plant, and the moment."""

    plant: Plant
    divided: Divided
    as_of: datetime | None
    hosts: tuple[Host, ...] = ()

    def derive_registers(self) -> Registers:
        """Set what is declared against what was seen, and find what a person has to put right."""
        divided, terms = self.divided, get_register_terms()
        naming = make_naming(divided.assets, divided.zones)
        access = derive_access_register(
            AccessGround(
                plant=self.plant,
                terms=terms,
                naming=naming,
                zones=divided.zones,
                bridges=divided.bridges,
                flows=divided.flows,
                kinds=get_kinds(),
                hosts=self.hosts,
                as_of=self.as_of,
            )
        )
        restore = derive_restore_register(RestoreGround(self.plant, terms, naming, divided.assets, self.as_of))
        stale = derive_stale(self.plant, terms=terms, as_of=self.as_of)
        findings = sorted((*access.findings, *restore.findings, *stale), key=lambda finding: finding.id)
        return Registers(
            self.as_of, access.ways_in, access.work_orders, restore.restorables, restore.drills, tuple(findings)
        )
