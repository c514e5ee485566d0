"""Rules from what was seen: one per observed flow that crosses a conduit."""

from collections.abc import Sequence
from dataclasses import dataclass

from zonewright.allowlist.net import asset_ips
from zonewright.allowlist.span import parse_addresses
from zonewright.errors import InputError
from zonewright.model.asset import Asset, Group
from zonewright.model.flow import Flow, Operation
from zonewright.model.identifier import Id, Origin, make_id
from zonewright.model.rule import Rule
from zonewright.model.zone import Conduit, Zone

WORDS = {
    Operation.READ: "reads",
    Operation.WRITE: "writes to",
    Operation.PROGRAM: "programs",
    Operation.CONTROL: "controls",
    Operation.DIAGNOSE: "diagnoses",
    Operation.PUBLISH: "publishes to",
}


@dataclass(frozen=True, slots=True)
class Unruled:
    """A flow across a conduit that no rule of a routed filter can name, and why."""

    flow: Id
    reason: str


def derive_rules(
    conduits: Sequence[Conduit],
    flows: Sequence[Flow],
    *,
    assets: Sequence[Asset],
    groups: Sequence[Group] = (),
    zones: Sequence[Zone] = (),
) -> tuple[Rule, ...]:
    """Write one rule per observed IP flow that crosses a conduit, in the order of their ids.

    Nothing is widened: the addresses are those that the flow was seen with; failing them those of the two ends, of an
    asset with several those in the networks of its zone when `zones` tell them. No rule is enforceable here; that needs
    coverage and a replay.
    """
    ends = _Ends.of(assets, groups, zones=zones)
    known = {conduit.id for conduit in conduits}
    found = (_derive(flow, ends) for flow in flows if flow.conduit in known)
    return tuple(sorted((rule for rule in found if isinstance(rule, Rule)), key=lambda rule: rule.id))


def derive_unruled(
    conduits: Sequence[Conduit], flows: Sequence[Flow], *, assets: Sequence[Asset], groups: Sequence[Group] = ()
) -> tuple[Unruled, ...]:
    """List the flows across conduits that a routed filter cannot name, each with the reason."""
    ends = _Ends.of(assets, groups)
    known = {conduit.id for conduit in conduits}
    found = (_derive(flow, ends) for flow in flows if flow.conduit in known)
    return tuple(sorted((one for one in found if isinstance(one, Unruled)), key=lambda one: one.flow))


@dataclass(frozen=True, slots=True)
class _Ends:
    assets: dict[Id, Asset]
    groups: dict[Id, Group]
    subnets: dict[Id, tuple[str, ...]]

    @classmethod
    def of(cls, assets: Sequence[Asset], groups: Sequence[Group], *, zones: Sequence[Zone] = ()) -> "_Ends":
        return cls(
            {asset.id: asset for asset in assets},
            {group.id: group for group in groups},
            {zone.id: zone.subnets for zone in zones},
        )

    def ips(self, end: Id) -> tuple[str, ...]:
        """Give the addresses of an end of a flow; empty where it has none on IP."""
        if end in self.groups:
            return self._group_ips(self.groups[end])
        asset = self.assets.get(end)
        if asset is None:
            return ()
        every = asset_ips(asset)
        nets = [parse_addresses(net) for net in self.subnets.get(asset.zone, ())] if asset.zone else []
        return tuple(ip for ip in every if _is_inside(ip, nets)) or every

    def name(self, end: Id) -> str:
        """Give the name of an end in plant words."""
        if end in self.groups:
            return self.groups[end].name
        return self.assets[end].name if end in self.assets else str(end)

    @staticmethod
    def _group_ips(group: Group) -> tuple[str, ...]:
        try:
            parse_addresses(group.address)
        except InputError:
            return ()
        return (group.address,)


def _version(ip: str) -> int:
    return parse_addresses(ip)[0]


def _is_inside(ip: str, nets: Sequence[tuple[int, tuple[int, int]]]) -> bool:
    version, (at, _) = parse_addresses(ip)
    return any(version == other and low <= at <= high for other, (low, high) in nets)


def _derive(flow: Flow, ends: _Ends) -> Rule | Unruled:
    if flow.conduit is None or flow.transport == "ethernet":
        return Unruled(flow.id, f"{_say(flow, ends)} on layer 2: a routed filter never sees it")
    source_ips = flow.source_ips or ends.ips(flow.source)
    seen = () if flow.destination in ends.groups else flow.destination_ips
    destination_ips = seen or ends.ips(flow.destination)
    if not source_ips or not destination_ips:
        lacking = flow.destination if source_ips else flow.source
        return Unruled(flow.id, f"{_say(flow, ends)}, and no IP address of {ends.name(lacking)} is known")
    if not {_version(ip) for ip in source_ips} & {_version(ip) for ip in destination_ips}:
        return Unruled(flow.id, f"{_say(flow, ends)}, and the two have no addresses of one IP family")
    key = (flow.conduit, flow.source, flow.destination, flow.transport, flow.destination_port, flow.protocol)
    destination = ends.assets.get(flow.destination)
    return Rule(
        id=make_id("rule", *key),
        origin=Origin.DERIVED,
        basis=(flow.id, flow.conduit),
        conduit=flow.conduit,
        source=flow.source,
        destination=flow.destination,
        source_ips=tuple(sorted(source_ips)),
        destination_ips=tuple(sorted(destination_ips)),
        transport=flow.transport,
        destination_port=flow.destination_port,
        protocol=flow.protocol,
        operations=_operations(flow),
        operations_enforced="none",
        owner=destination.owner if destination is not None else None,
        reason=_say(flow, ends),
        expires=None,
        enforceable=False,
    )


def _operations(flow: Flow) -> tuple[Operation, ...]:
    return tuple(kind for kind in Operation if flow.operations.get(kind, 0) > 0)


def _say(flow: Flow, ends: _Ends) -> str:
    """Say who does what to whom: `scada reads plc-filler by modbus for filling`."""
    doing = [WORDS[kind] for kind in _operations(flow) if kind in WORDS]
    words = ", ".join(doing[:-1]) + (" and " if len(doing) > 1 else "") + doing[-1] if doing else "talks to"
    port = f"/{flow.destination_port}" if flow.destination_port is not None else ""
    way = flow.protocol or f"{flow.transport}{port}"
    purpose = f" for {flow.function}" if flow.function else ""
    return f"{ends.name(flow.source)} {words} {ends.name(flow.destination)} by {way}{purpose}"
