"""Small plants, written short."""

from datetime import UTC, datetime

from zonewright.hardening.candidates import Countermeasure, Situation
from zonewright.model.asset import Address, Asset
from zonewright.model.flow import Flow, Operation
from zonewright.model.identifier import Id, Origin
from zonewright.model.zone import Bridge, BridgeKind, Conduit, Zone, ZoneKind
from zonewright.risk.weight import Weight, Weighting

SEEN = (Id("observation-1"),)
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)

POINTS = {"safety": 100, "cell": 30, "vendor_cell": 30, "supervision": 10, "servers": 5, "dmz": 2, "remote_access": 2}
WEIGHTING = Weighting(
    tuple(Weight(ZoneKind(kind), points, Id(f"catalog:zonewright/1#weight/{kind}")) for kind, points in POINTS.items()),
    basis=(Id("catalog:zonewright/1#plan/decay"),),
)
COUNTERMEASURES = (
    Countermeasure("isolate", 8, 30, Id("catalog:zonewright/1#countermeasure/isolate"), ("SR 5.1",)),
    Countermeasure("filter", 5, 15, Id("catalog:zonewright/1#countermeasure/filter"), ("SR 5.2",)),
    Countermeasure("close", 1, 0, Id("catalog:zonewright/1#countermeasure/close"), ("SR 7.7",)),
)


def zone(name: str, kind: str, *subnets: str) -> Zone:
    return Zone(Id(name), Origin.DERIVED, SEEN, name, ZoneKind(kind), None, (), subnets)


def conduit(one: str, other: str, *flows: str, by: str | None = None) -> Conduit:
    a, b = sorted((one, other))
    filters = (Id(by),) if by else ()
    ids = tuple(Id(flow) for flow in flows)
    return Conduit(Id(f"{a}~{b}"), Origin.DERIVED, SEEN, f"{a} - {b}", (Id(a), Id(b)), ids, filters)


def bridge(kind: str, *zones: str, flows: tuple[str, ...] = (), at: str = "box", sure: float = 0.9) -> Bridge:
    ids = tuple(Id(name) for name in sorted(zones))
    name = Id(f"bridge-{kind}-{'-'.join(ids)}")
    carried = tuple(Id(flow) for flow in flows)
    return Bridge(
        name, Origin.DERIVED, SEEN, BridgeKind(kind), (Id(at),), ids, sure, "look at the cabinet", (), carried
    )


def asset(name: str, zone_name: str | None = None, *ips: str, **more: str) -> Asset:
    addresses = tuple(Address(ip=ip) for ip in ips)
    where = Id(zone_name) if zone_name else None
    return Asset(Id(name), Origin.OBSERVED, SEEN, name, addresses=addresses, zone=where, observed=True, **more)  # type: ignore[arg-type]


def flow(source: str, destination: str, way: str, **more: object) -> Flow:
    """`way` is `tcp/502` or `ethernet`; `conduit`, `function`, `protocol` and `operations` may be given."""
    transport, _, port = way.partition("/")
    operations = dict.fromkeys(Operation, 0) | {Operation(str(one)): 3 for one in str(more.pop("does", "")).split()}
    known = {"protocol": None, "function": None, "function_codes": {}, **more}
    return Flow(
        id=Id(f"flow-{source}-{destination}-{transport}{port}"),
        origin=Origin.OBSERVED,
        basis=SEEN,
        source=Id(source),
        destination=Id(destination),
        transport=transport,
        destination_port=int(port) if port else None,
        operations=operations,
        packets=9,
        bytes=900,
        first_seen=NOON,
        last_seen=NOON,
        **known,  # type: ignore[arg-type]
    )


def situation(zones: list[Zone], conduits: list[Conduit], bridges: list[Bridge], **more: object) -> Situation:
    return Situation(tuple(zones), tuple(conduits), tuple(bridges), WEIGHTING, COUNTERMEASURES, **more)  # type: ignore[arg-type]
