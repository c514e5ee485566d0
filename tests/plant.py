"""A small whole plant as nouns: a filling cell, its supervision and the office, for every test that needs a survey.

    office    Office PC ......... writes to SCADA by remote desktop, nothing filters it
    supervision  SCADA, Panel ... the panel has a second network card in the cell
    filling   PLC 12, Remote I/O  the firewall "fw-cell" stands between cell and supervision

`make_survey()` gives all of it; `make_survey(plant="...", bridges=())` changes sections. Every id follows its recipe,
and every basis leads down to an observation, an input or a catalog row.
"""

import dataclasses
from datetime import UTC, datetime, timedelta
from typing import Any

from tests.hosts import make_hosts
from tests.links import make_links
from tests.plant_registers import make_registers
from zonewright.model.asset import Address, Asset, Conflict, Group, ProductionFunction, Role
from zonewright.model.filtering import Action, Configuration, FieldMatch, FilterChain, FilterRule
from zonewright.model.flow import CodeCount, Flow, Operation
from zonewright.model.identifier import Id, Origin, make_catalog_id, make_id
from zonewright.model.observation import Input, Observation, Problem, Status, make_input_id
from zonewright.model.plan import CurvePoint, Deferral, Measure, Plan
from zonewright.model.rule import Rule
from zonewright.model.survey import Survey
from zonewright.model.verdict import Verdict, VerdictValue
from zonewright.model.zone import Bridge, BridgeKind, Conduit, Coverage, SlVector, Zone, ZoneKind

BEGIN = datetime(2026, 1, 5, 6, 0, 0, 250_000, tzinfo=UTC)
END = BEGIN + timedelta(hours=9)

CAPTURE = make_input_id("c0" * 32)
LIST = make_input_id("11" * 32)
FIREWALL = make_input_id("f1" * 32)
FOREIGN = make_input_id("ee" * 32)


def make_inputs() -> tuple[Input, ...]:
    """A capture with a cut end, an inventory with a bad row, a firewall's text, and a file that is none of ours."""
    capture = Input(
        CAPTURE,
        "mirror.pcapng",
        "c0" * 32,
        "capture",
        Status.PARTIAL,
        48_000,
        packets=400,
        decoded=396,
        ignored={"corrupt header": 3},
        first_seen=BEGIN,
        last_seen=END,
        problems=(make_problems()[0].id,),
    )
    listed = Input(
        LIST,
        "inventory.csv",
        "11" * 32,
        "inventory",
        Status.COMPLETE,
        900,
        lines=8,
        used=6,
        ignored={"header": 1},
        problems=(make_problems()[1].id,),
    )
    firewall = Input(FIREWALL, "fw-cell.nft", "f1" * 32, "configuration", Status.COMPLETE, 300, lines=3, used=3)
    foreign = Input(FOREIGN, "holiday.jpg", "ee" * 32, "unknown", Status.UNSUPPORTED, 12)
    return (capture, listed, firewall, foreign)


def make_problems() -> tuple[Problem, ...]:
    """One problem of the capture and one of the inventory."""
    return (
        Problem.of(CAPTURE, "packet 400", what="the capture ends inside this packet; it was left out", packets=1),
        Problem.of(LIST, "row 5", what="'10.0.300.7' is no IP address; correct the cell"),
    )


def seen(subject: str, first: int, last: int, *, kind: str = "flow") -> Observation:
    """What the capture showed of one direction of a flow, or of an identity message."""
    identifier = make_id("observation", CAPTURE, kind, subject, "there")
    return Observation(
        identifier, Origin.OBSERVED, (CAPTURE,), CAPTURE, kind, subject, first, last, last - first + 1, None, BEGIN
    )


def stated(name: str, line: int) -> Observation:
    """What a row of the inventory states."""
    return Observation.of_row(LIST, "row", subject=name, line=line)


SEEN_WRITES = seen("10.0.1.21:40000 > 10.0.1.12:502 tcp", 1, 120)
SEEN_READS = seen("10.0.2.10:41000 > 10.0.1.12:502 tcp", 3, 240)
SEEN_DESKTOP = seen("10.9.0.5:52000 > 10.0.2.10:3389 tcp", 9, 300)
SEEN_CYCLIC = seen("00:1b:1b:00:00:12 > 01:0e:cf:00:00:01 0x8892", 4, 396)
SEEN_PANEL = seen("00:0c:29:00:00:21 is 10.0.2.21 and 10.0.1.21", 2, 8, kind="arp")
STATED_PLC = stated("PLC 12", 2)
STATED_PANEL = stated("Panel", 3)
STATED_SPARE = stated("Spare drive", 4)
FILTER_LINE = Observation.of_row(FIREWALL, "configuration_line", subject="tcp dport 502 accept", line=2)


def make_observations() -> tuple[Observation, ...]:
    """Everything the four inputs showed."""
    return ordered(
        SEEN_WRITES,
        SEEN_READS,
        SEEN_DESKTOP,
        SEEN_CYCLIC,
        SEEN_PANEL,
        STATED_PLC,
        STATED_PANEL,
        STATED_SPARE,
        FILTER_LINE,
    )


def ordered(*records: Any) -> tuple[Any, ...]:
    """Records in the order of their ids."""
    return tuple(sorted(records, key=lambda record: str(record.id)))


def asset_id(anchor: str) -> Id:
    """The id of an asset by its anchor: its lowest MAC, else its lowest IP, else its declared name."""
    return make_id("asset", anchor)


PLC, IO, PANEL = asset_id("00:1b:1b:00:00:12"), asset_id("00:1b:1b:00:00:13"), asset_id("00:0c:29:00:00:21")
SCADA, OFFICE, SPARE = asset_id("00:0c:29:00:00:10"), asset_id("10.9.0.5"), asset_id("Spare drive")
CYCLIC_GROUP = make_id("group", "01:0e:cf:00:00:01")
FILLING, SUPERVISION, OFFICE_ZONE = (
    make_id("zone", "Filling"),
    make_id("zone", "Supervision"),
    make_id("zone", "Office"),
)


def make_asset(identifier: Id, name: str, *, role: Role, **more: Any) -> Asset:
    """An asset that was seen, with a reason; `more` sets its other fields."""
    fields: dict[str, Any] = {
        "origin": Origin.OBSERVED,
        "basis": (SEEN_WRITES.id,),
        "confidence": 0.9,
        "why": (f"{name} is a {role.replace('_', ' ')} by the messages it answers",),
        "observed": True,
    }
    return Asset(identifier, name=name, role=role, **{**fields, **more})


def make_assets() -> tuple[Asset, ...]:
    """A PLC that cannot be patched, its remote I/O, a panel in two networks, a server, an office PC, a spare part."""
    cell, upper = {"zone": FILLING, "purdue_level": 1.0}, {"zone": SUPERVISION, "purdue_level": 2.0}
    plc = make_asset(
        PLC,
        "PLC 12",
        role=Role.PLC,
        basis=(SEEN_WRITES.id, STATED_PLC.id),
        vendor="Siemens",
        model="S7-1500",
        firmware="2.8",
        addresses=(Address("00:1b:1b:00:00:12", "10.0.1.12", None),),
        patchable=False,
        functions=("Filling",),
        **cell,
    )
    panel = make_asset(
        PANEL,
        "Panel",
        role=Role.HMI,
        basis=(SEEN_PANEL.id, STATED_PANEL.id),
        addresses=(Address("00:0c:29:00:00:21", "10.0.1.21", 1), Address("00:0c:29:00:00:21", "10.0.2.21", 2)),
        shared=True,
        **upper,
    )
    spare = make_asset(
        SPARE, "Spare drive", role=Role.DRIVE, origin=Origin.DECLARED, basis=(STATED_SPARE.id,), observed=False, **cell
    )
    return ordered(
        plc,
        panel,
        spare,
        make_asset(IO, "Remote I/O", role=Role.UNKNOWN, basis=(SEEN_CYCLIC.id,), confidence=0.3, **cell),
        make_asset(SCADA, "SCADA", role=Role.SCADA_SERVER, basis=(SEEN_READS.id,), **upper),
        make_asset(
            OFFICE, "Office PC", role=Role.IT_CLIENT, basis=(SEEN_DESKTOP.id,), zone=OFFICE_ZONE, purdue_level=4.0
        ),
    )


def make_flow(client: Id, destination: Id, *, port: int | None, protocol: str | None, **more: Any) -> Flow:
    """A TCP flow with nothing but its ends; `more` sets its other fields (`seen` is the observation it rests on)."""
    observation: Observation = more.pop("seen", SEEN_WRITES)
    transport = more.pop("transport", "tcp")
    counts = dict.fromkeys(Operation, 0) | more.pop("operations", {})
    fields: dict[str, Any] = {
        "function": None,
        "operations": counts,
        "function_codes": {},
        "packets": 100,
        "bytes": 8_000,
        "first_seen": BEGIN,
        "last_seen": END,
    }
    identifier = make_id("flow", client, destination, transport, port, protocol)
    return Flow(
        identifier,
        Origin.OBSERVED,
        (observation.id,),
        client,
        destination,
        transport,
        port,
        protocol,
        **{**fields, **more},
    )


def conduit_id(one: Id, other: Id) -> Id:
    """The id of the conduit between two zones."""
    first, second = sorted((one, other))
    return make_id("conduit", first, second)


CELL_CONDUIT, OFFICE_CONDUIT = conduit_id(FILLING, SUPERVISION), conduit_id(SUPERVISION, OFFICE_ZONE)
PANEL_WRITES = make_flow(
    PANEL,
    PLC,
    port=502,
    protocol="modbus",
    operations={Operation.WRITE: 12, Operation.READ: 40},
    function_codes={"16": CodeCount(12, 11, 1), "3": CodeCount(40, 40, 0)},
    function="Filling",
    conduit=CELL_CONDUIT,
)
SCADA_READS = make_flow(
    SCADA, PLC, port=502, protocol="modbus", operations={Operation.READ: 99}, seen=SEEN_READS, conduit=CELL_CONDUIT
)
DESKTOP = make_flow(
    OFFICE, SCADA, port=3389, protocol="rdp", seen=SEEN_DESKTOP, conduit=OFFICE_CONDUIT, assumed=("protocol",)
)
CYCLIC = make_flow(PLC, CYCLIC_GROUP, port=None, protocol=None, transport="ethernet", seen=SEEN_CYCLIC, bytes=25_000)


def make_flows() -> tuple[Flow, ...]:
    """Two flows that cross into the cell, one from the office, one that stays on layer 2."""
    return ordered(PANEL_WRITES, SCADA_READS, DESKTOP, CYCLIC)


LOW: SlVector = (0, 0, 0, 0, 0, 0, 0)
HIGH: SlVector = (2, 2, 2, 1, 2, 1, 2)
HELD = (("SR 1.1",), (), (), (), ("SR 5.1", "SR 5.2"), (), ())


def make_zone(name: str, kind: ZoneKind, *, level: float | None, assets: tuple[Id, ...], **more: Any) -> Zone:
    """A proposed zone with its starting target and what could be counted."""
    fields: dict[str, Any] = {
        "basis": assets or (SEEN_WRITES.id,),
        "sl_target": (2, 2, 2, 2, 2, 2, 2),
        "sl_achieved": LOW,
        "sl_possible": HIGH,
        "held_down_by": HELD,
        "why": (f"{name} is one network with one task",),
        "assumed": ("sl_target",),
    }
    return Zone(
        make_id("zone", name),
        Origin.DERIVED,
        name=name,
        kind=kind,
        purdue_level=level,
        assets=assets,
        **{**fields, **more},
    )


def make_zones() -> tuple[Zone, ...]:
    """Cell, supervision and office."""
    return ordered(
        make_zone("Filling", ZoneKind.CELL, level=1.0, assets=(PLC, IO, SPARE), subnets=("10.0.1.0/24",)),
        make_zone("Supervision", ZoneKind.SUPERVISION, level=2.0, assets=(SCADA, PANEL), subnets=("10.0.2.0/24",)),
        make_zone("Office", ZoneKind.ENTERPRISE, level=4.0, assets=(OFFICE,), sl_target=None, assumed=()),
    )


def make_conduit(zones: tuple[Id, Id], name: str, *, flows: tuple[Flow, ...], **more: Any) -> Conduit:
    """A conduit of these flows."""
    first, second = sorted(zones)
    ids = tuple(sorted(flow.id for flow in flows))
    fields: dict[str, Any] = {"sl_achieved": LOW, "sl_possible": HIGH, "why": (f"{len(ids)} flows cross here",)}
    return Conduit(
        conduit_id(first, second), Origin.DERIVED, ids or zones, name, (first, second), ids, **{**fields, **more}
    )


def make_conduits() -> tuple[Conduit, ...]:
    """One conduit that a firewall filters, and one that nothing filters."""
    return ordered(
        make_conduit(
            (FILLING, SUPERVISION),
            "Filling and Supervision",
            flows=(PANEL_WRITES, SCADA_READS),
            enforced_by=(make_configurations()[0].id,),
            held_down_by=HELD,
        ),
        make_conduit((SUPERVISION, OFFICE_ZONE), "Office and Supervision", flows=(DESKTOP,)),
    )


def make_bridge(kind: BridgeKind, assets: tuple[Id, ...], *, zones: tuple[Id, ...], **more: Any) -> Bridge:
    """A bridge with its evidence and the check that would settle it."""
    fields: dict[str, Any] = {
        "basis": assets or zones,
        "confidence": 0.8,
        "settle_by": "look at the network cards of the machine",
        "why": ("its messages come from two networks",),
    }
    identifier = make_id("bridge", kind, assets, zones)
    return Bridge(identifier, Origin.DERIVED, kind=kind, assets=assets, zones=zones, **{**fields, **more})


def make_bridges() -> tuple[Bridge, ...]:
    """A panel in two networks, a crossing without a filter, and a remote tool on one machine."""
    return ordered(
        make_bridge(
            BridgeKind.DUAL_HOMED, (PANEL,), zones=tuple(sorted((FILLING, SUPERVISION))), basis=(SEEN_PANEL.id,)
        ),
        make_bridge(
            BridgeKind.UNFILTERED,
            (OFFICE, SCADA),
            zones=tuple(sorted((SUPERVISION, OFFICE_ZONE))),
            basis=(DESKTOP.id,),
            confidence=0.6,
            settle_by="give the configuration of the router between office and supervision",
            why=("the office reaches SCADA and no filter that was read stands between",),
            flows=(DESKTOP.id,),
        ),
        make_bridge(BridgeKind.REMOTE_TOOL, (SCADA,), zones=(SUPERVISION,), basis=(DESKTOP.id,), confidence=0.4),
    )


def make_configurations() -> tuple[Configuration, ...]:
    """The cell's firewall: one rule, then drop."""
    identifier = make_id("configuration", FIREWALL)
    modbus = (FieldMatch("protocol", ("tcp",)), FieldMatch("destination_port", ("502",)))
    name, basis = make_id("rule", identifier, 2), (FILTER_LINE.id,)
    rule = FilterRule(name, Origin.DECLARED, basis, 2, "tcp dport 502 accept", Action.ACCEPT, modbus)
    chain = FilterChain("inet cell forward", "inet", "forward", 0, Action.DROP, (rule,), 1)
    return (Configuration(identifier, Origin.DECLARED, basis, "fw-cell", "nftables", (chain,)),)


def make_verdict(subject: Id, requirement: str, *, value: VerdictValue, reason: str = "nobody looked yet") -> Verdict:
    """The result of judging one requirement for one subject."""
    row = make_catalog_id("62443-3-3", "2013", row=requirement)
    return Verdict(
        make_id("verdict", subject, requirement), Origin.DERIVED, (subject, row), subject, requirement, value, reason
    )


def make_verdicts() -> tuple[Verdict, ...]:
    """All five values."""
    return ordered(
        make_verdict(CELL_CONDUIT, "SR 5.2", value=VerdictValue.MET, reason="fw-cell stands in the conduit"),
        make_verdict(CELL_CONDUIT, "SR 5.2 RE 1", value=VerdictValue.MET, reason="fw-cell drops what no rule permits"),
        make_verdict(OFFICE_CONDUIT, "SR 5.2", value=VerdictValue.NOT_MET, reason="a flow crosses without a filter"),
        make_verdict(FILLING, "SR 1.1", value=VerdictValue.NOT_ASSESSED),
        make_verdict(FILLING, "SR 1.6", value=VerdictValue.NOT_APPLICABLE, reason="there is no wireless access"),
        make_verdict(SUPERVISION, "SR 7.8", value=VerdictValue.COMPENSATED, reason="the list is checked by hand"),
    )


def make_measure(countermeasure: str, subject: Id, *, rank: int, removes: float, **more: Any) -> Measure:
    """A chosen countermeasure."""
    fields: dict[str, Any] = {
        "basis": (subject, make_catalog_id("zonewright", "1", row=countermeasure)),
        "cost": 2.0,
        "outage_minutes": 0,
        "window": None,
        "what": f"{countermeasure.capitalize()} it.",
        "requirements": ("SR 5.1",),
    }
    return Measure(
        make_id("measure", countermeasure, subject),
        Origin.ASSUMED,
        countermeasure=countermeasure,
        subject=subject,
        removes=removes,
        rank=rank,
        **{**fields, **more},
    )


def make_plan() -> Plan:
    """Two measures, one that is put off, and the curve."""
    panel = next(bridge for bridge in make_bridges() if bridge.kind is BridgeKind.DUAL_HOMED)
    chosen = (
        make_measure(
            "isolate",
            panel.id,
            rank=1,
            removes=30,
            outage_minutes=15,
            window="cleaning",
            what="Take the second network card out of Panel.",
        ),
        make_measure(
            "filter", OFFICE_CONDUIT, rank=2, removes=7.5, what="Put a filter between office and supervision."
        ),
    )
    identifier = make_id("measure", "filter", CELL_CONDUIT)
    reason = "a filter stands there already."
    later = Deferral(identifier, Origin.ASSUMED, (CELL_CONDUIT,), "filter", CELL_CONDUIT, reason)
    curve = (CurvePoint(0, 40), CurvePoint(1, 10), CurvePoint(2, 2.5))
    basis = tuple(measure.id for measure in chosen)
    left: dict[str, Any] = {"risk_before": 40, "risk_after": 2.5, "optimality_gap": 0, "stopped": False}
    lists: dict[str, Any] = {"chosen": chosen, "not_now": (later,), "curve": curve, "assumed": ("starting weights",)}
    return Plan(make_id("plan", *basis), Origin.ASSUMED, basis, "points", **left, **lists)


def make_rule(flow: Flow) -> Rule:
    """What a conduit would let pass for one flow."""
    conduit = flow.conduit or CELL_CONDUIT
    return Rule(
        make_id("rule", conduit, flow.source, flow.destination, flow.transport, flow.destination_port, flow.protocol),
        Origin.DERIVED,
        (flow.id,),
        conduit,
        flow.source,
        flow.destination,
        ("10.0.2.21",),
        ("10.0.1.12",),
        flow.transport,
        flow.destination_port,
        flow.protocol,
        tuple(kind for kind in Operation if flow.operations[kind]),
        "none",
        None,
        "seen in mirror.pcapng",
        None,
        False,
    )


def make_coverage() -> tuple[Coverage, ...]:
    """Nine hours of each zone; the cleaning was not among them."""
    seen, missing = ("early shift",), ("cleaning",)
    return ordered(
        *(
            Coverage(make_id("coverage", zone), Origin.DERIVED, (CAPTURE, zone), zone, (CAPTURE,), 9.0, seen, missing)
            for zone in (FILLING, SUPERVISION, OFFICE_ZONE)
        )
    )


def make_conflicts() -> tuple[Conflict, ...]:
    """The inventory says another firmware than the wire."""
    basis = (SEEN_WRITES.id, STATED_PLC.id)
    return (Conflict(make_id("conflict", PLC, "firmware"), Origin.DERIVED, basis, PLC, "firmware", "2.8", "2.6"),)


def make_survey(**changes: Any) -> Survey:
    """The whole plant; `changes` replace sections by their names."""
    group = Group(CYCLIC_GROUP, Origin.OBSERVED, (SEEN_CYCLIC.id,), "01:0e:cf:00:00:01", "PROFINET cyclic data")
    filling = ProductionFunction(make_id("function", "Filling"), Origin.DECLARED, (STATED_PLC.id,), "Filling", (PLC,))
    whole = Survey(
        zonewright="0.0.0",
        plant="Filling line",
        as_of=END,
        inputs=ordered(*make_inputs()),
        problems=ordered(*make_problems()),
        observations=make_observations(),
        assets=make_assets(),
        groups=(group,),
        conflicts=make_conflicts(),
        functions=(filling,),
        flows=make_flows(),
        zones=make_zones(),
        conduits=make_conduits(),
        bridges=make_bridges(),
        coverage=make_coverage(),
        verdicts=make_verdicts(),
        plan=make_plan(),
        rules=ordered(*(make_rule(flow) for flow in make_flows() if flow.conduit)),
        configurations=make_configurations(),
        links=make_links(PLC, basis=make_conflicts()[0].basis),
        hosts=make_hosts(PANEL, basis=(STATED_PANEL.id,)),
        **make_registers((PLC, SCADA), zones=(FILLING, SUPERVISION), stated=STATED_PLC.id, bridge=make_bridges()[0].id),
    )
    return dataclasses.replace(whole, **changes)


def make_empty_survey() -> Survey:
    """What is left when no input could be read: every section empty, nothing computed."""
    plan = Plan(make_id("plan"), Origin.ASSUMED, (FOREIGN,), "points", 0, 0, 0, False, (), (), ())
    bare: dict[str, Any] = {
        field.name: ()
        for field in dataclasses.fields(Survey)
        if field.name not in ("zonewright", "plant", "as_of", "plan")
    }
    return make_survey(plant=None, as_of=None, plan=plan, **bare)
