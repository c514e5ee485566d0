"""The registers of the small whole plant: a side door and a way in, work on the controller, a backup and its drills."""

from typing import Any

from zonewright.catalogs.terms import get_register_terms
from zonewright.model.identifier import Id, Origin, make_id
from zonewright.model.register import About, Drill, Finding, FindingKind, Restorable, WayIn, WorkOrder

PROGRAM = "Program of PLC 12"


def make_registers(assets: tuple[Id, Id], *, zones: tuple[Id, Id], stated: Id, bridge: Id) -> dict[str, Any]:
    """Records by section of a survey, about a controller and a server and the zones that they are in."""
    controller, server = assets
    jump, door = make_jump_host(server, zones[1], stated=stated), make_side_door(server, zones[1], bridge=bridge)
    order, drills = make_work_order(controller, jump.id, stated=stated), make_drills(stated)
    backup = make_backup(controller, drills, stated=stated)
    found = (
        _find(FindingKind.SIDE_DOOR, door, "SCADA is reached from outside.", zones=zones[1:]),
        _find(FindingKind.WAY_IN_WITHOUT_OWNER, jump, "Nobody answers for Jump host.", zones=zones[1:]),
        _find(FindingKind.WORK_ORDER_NOT_SIGNED_OFF, order, "WO-7 is not signed off.", zones=zones[:1]),
        _find(FindingKind.DRILL_FAILED, backup, "The last drill failed.", zones=zones[:1]),
    )
    sections = {"ways_in": (jump, door), "work_orders": (order,), "restorables": (backup,), "drills": drills}
    every: dict[str, tuple[Any, ...]] = {**sections, "findings": found}
    return {name: tuple(sorted(records, key=lambda one: str(one.id))) for name, records in every.items()}


def make_jump_host(server: Id, zone: Id, *, stated: Id) -> WayIn:
    """A registered way in without an owner."""
    return WayIn(
        make_id("way", "Jump host"),
        Origin.DECLARED,
        (stated,),
        "Jump host",
        "jump_host",
        registered=True,
        seen=None,
        who=("Integrator",),
        assets=(server,),
        zones=(zone,),
        authentication="two_factor",
        always_open=False,
        recorded=True,
        approved_by="Production manager",
        last_review="2025-01-10",
        expires="2026-12-31",
    )


def make_side_door(server: Id, zone: Id, *, bridge: Id) -> WayIn:
    """A way in that was seen and that nobody registered."""
    return WayIn(
        make_id("way", bridge),
        Origin.DERIVED,
        (bridge,),
        "SCADA (rdp)",
        "remote_tool",
        registered=False,
        seen=True,
        assets=(server,),
        zones=(zone,),
    )


def make_work_order(controller: Id, way: Id, *, stated: Id) -> WorkOrder:
    """Work whose window is over and that nobody signed off."""
    return WorkOrder(
        make_id("order", "WO-7"),
        Origin.DECLARED,
        (stated, way),
        "WO-7",
        "overdue",
        purpose="new valve",
        person="M. Keller",
        begins="2026-01-02T10:00:00Z",
        ends="2026-01-02T14:00:00Z",
        assets=(controller,),
        way_in=way,
        approved_by="Head of maintenance",
    )


def make_drills(stated: Id) -> tuple[Drill, ...]:
    """One that passed, and a later one that failed."""
    name, onto = make_id("restorable", PROGRAM), "spare CPU"
    return tuple(
        Drill(make_id("drill", PROGRAM, at), Origin.DECLARED, (stated,), name, at, (), onto, 90.0, result)
        for at, result in (("2025-06-01", "restored"), ("2025-12-01", "failed"))
    )


def make_backup(controller: Id, drills: tuple[Drill, ...], *, stated: Id) -> Restorable:
    """The program of the controller."""
    return Restorable(
        make_id("restorable", PROGRAM),
        Origin.DECLARED,
        (stated, *(drill.id for drill in drills)),
        PROGRAM,
        controller,
        "program",
        ("backup server", "safe"),
        offline_copy=True,
        last_backup="2025-12-20",
        last_passed_drill="2025-06-01",
        tool_chain=("STEP 7 V5.7",),
        licence="USB stick 4",
        wanted_hours=4.0,
    )


def _find(kind: FindingKind, record: WayIn | WorkOrder | Restorable, what: str, *, zones: tuple[Id, ...]) -> Finding:
    return Finding.of(
        get_register_terms().wordings[kind], About(record.id, record.name, zones), what=what, basis=(record.id,)
    )
