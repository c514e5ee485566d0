"""Facts with registers, as a survey gathers them."""

from typing import Any

from tests.registers import ASSETS, FLOWS, TODAY, ZONES, access_ground, drill, restorable, restore_ground, way
from zonewright.access.register import derive_access_register
from zonewright.assessment.fact import Facts
from zonewright.lifecycle.restorable import derive_restore_register
from zonewright.model.flow import Flow
from zonewright.model.register import DeclaredDrill, DeclaredRestorable, DeclaredWayIn, Registers
from zonewright.model.zone import Bridge

__all__ = ["CELL", "DMZ", "OUTSIDE", "drill", "facts_of_backups", "facts_of_ways", "restorable", "way"]

CELL, DMZ, _, OUTSIDE = ZONES


def facts_of_ways(*ways: DeclaredWayIn, flows: tuple[Flow, ...] = FLOWS, **more: Any) -> Facts:
    """What is known of the small plant with some ways in registered."""
    found = derive_access_register(access_ground(*ways, flows=flows, **more))
    as_of = more.get("as_of", TODAY)
    registers = Registers(as_of, found.ways_in, found.work_orders, findings=found.findings)
    bridges: tuple[Bridge, ...] = more.get("bridges", ())
    return Facts(zones=ZONES, assets=ASSETS, flows=flows, bridges=bridges, registers=registers)


def facts_of_backups(*restorables: DeclaredRestorable, drills: tuple[DeclaredDrill, ...] = (), **more: Any) -> Facts:
    """What is known of the small plant with some restorables registered."""
    found = derive_restore_register(restore_ground(*restorables, drills=drills, **more))
    as_of = more.get("as_of", TODAY)
    registers = Registers(
        as_of,
        restorables=found.restorables,
        drills=found.drills,
        findings=found.findings,
    )
    assets = more.get("assets", ASSETS)
    return Facts(zones=ZONES, assets=assets, flows=FLOWS, registers=registers)
