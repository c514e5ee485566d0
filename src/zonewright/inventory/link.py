"""Who is wired to whom, from what switches learned and what neighbours announced.

A card is *attached* to one port: of all ports behind which some switch saw it, uplinks left out, the one with the
fewest cards behind it. Where two ports are equal in that, nothing is said. An uplink is a port

- that the switch says carries several VLANs (a trunk),
- where a bridge or a router, or a device whose own table was read, announces itself,
- behind which a card of another device whose own table was read is seen, or
- with more than `MOST_CARDS` cards behind it.

Who announces itself (LLDP, CDP) to a device whose terminal was read is its *neighbour*. An announcement in a capture
names its sender only, never who heard it: it makes no link, but tells whose name and card a neighbour has.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from zonewright.inventory.address import mac_text
from zonewright.inventory.wire.sighting import Sighting
from zonewright.inventory.witness import terminal_key
from zonewright.model.asset import Asset, Link, LinkEnd, LinkKind
from zonewright.model.identifier import Id, Origin, make_id
from zonewright.model.observation import Observation

MOST_CARDS = 8
UNNAMED = "unnamed device of "
"""Begins what a device is called whose session did not name it."""
ANNOUNCED = ("lldp", "cdp")
BRIDGING = ("bridge", "router", "access point")
PORT = re.compile(r"([a-z-]+?)-?\s*((?:\d+[/.:])*\d+)")
Spot = tuple[str, str]
"""A device (its name in small letters) and a port of it (`make_port_key`)."""


@dataclass(frozen=True, slots=True)
class Terrain:
    """What links are laid over.

    Attributes:
        place: address as text -> asset.
        shown: observation of every (input, kind, subject).
    """

    assets: tuple[Asset, ...]
    place: Mapping[str, Id]
    shown: Mapping[tuple[Id, str, str], Observation]


@dataclass(slots=True)
class _Port:
    """What was seen behind one port of one device."""

    device: str
    name: str
    cards: dict[str, set[Id]] = field(default_factory=lambda: defaultdict(set))
    vlans: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    uplink: str = ""


@dataclass(slots=True)
class _Wire:
    """A link in the making."""

    kind: LinkKind
    ends: tuple[LinkEnd, LinkEnd]
    basis: set[Id]
    why: set[str]
    macs: set[str] = field(default_factory=set)
    vlans: set[int] = field(default_factory=set)


_Wires = dict[frozenset[str], list[_Wire]]
"""Links in the making, by the two devices that they join."""


def derive_links(sightings: Iterable[Sighting], terrain: Terrain) -> tuple[Link, ...]:
    """Give every link that the sightings tell, in the order of their ids."""
    kept = [one for one in sightings if one.kind in ("switch_port", "trunk_port", "terminal", *ANNOUNCED)]
    if not any("behind" in one.fields for one in kept):
        return ()
    atlas = _Atlas.of(kept, terrain)
    ports = _gather_ports(kept, atlas)
    wires = _derive_neighbours(kept, atlas)
    _mark_uplinks(ports, kept, atlas=atlas)
    for wire in _derive_attached(ports, atlas):
        _add(wires, wire)
    return tuple(sorted((_finish(wire) for found in wires.values() for wire in found), key=lambda link: link.id))


@dataclass(slots=True)
class _Atlas:
    """Which asset a name or an address means."""

    terrain: Terrain
    names: dict[str, Id]
    labels: dict[Id, str]
    owners: dict[tuple[str, Id | None], Id]

    @classmethod
    def of(cls, sightings: Iterable[Sighting], terrain: Terrain) -> "_Atlas":
        found: dict[str, set[Id]] = defaultdict(set)
        for asset in terrain.assets:
            for name in (asset.name, *asset.hosts):
                found[_short(name)].add(asset.id)
        owners: dict[tuple[str, Id | None], Id] = {}
        for one in sightings:
            texts = [mac_text(one.mac) if one.mac is not None else "", one.ip or ""]
            asset_id = next((terrain.place[text] for text in texts if text in terrain.place), None)
            if one.kind == "terminal" and asset_id is not None:
                owners.setdefault(terminal_key(one), asset_id)
        names = {name: next(iter(ids)) for name, ids in found.items() if len(ids) == 1}
        return cls(terrain, names, {asset.id: asset.name for asset in terrain.assets}, owners)

    def find_device(self, name: str, *, input_id: Id) -> Id | None:
        """Find the asset at whose terminal somebody sat."""
        known = self.owners.get((name.casefold(), None)) or self.owners.get((name, input_id))
        return known or self.names.get(_short(name))

    def find_announced(self, one: Sighting) -> Id | None:
        """Find the asset that announced itself."""
        texts = [mac_text(one.mac) if one.mac is not None else "", one.ip or "", one.fields.get("ip", "")]
        known = next((self.terrain.place[text] for text in texts if text in self.terrain.place), None)
        return known or self.names.get(_short(one.fields.get("host_name", "") or one.fields.get("chassis", "")))

    def basis_of(self, one: Sighting) -> Id:
        """Give the observation of a sighting."""
        return self.terrain.shown[one.input, one.kind, one.subject].id

    def make_end(self, asset: Id | None, name: str, *, port: str | None) -> LinkEnd:
        """Name an end as its asset is named, where it is one."""
        return LinkEnd(asset, self.labels.get(asset, name) if asset is not None else name, port)


def make_port_key(port: str) -> str:
    """Give a port one spelling: `GigabitEthernet1/0/1`, `Gig 1/0/1` and `Gi1/0/1` are one."""
    folded = " ".join(port.casefold().split())
    found = PORT.fullmatch(folded.removesuffix(".0"))
    return f"{found[1][:2]}{found[2]}" if found is not None else folded


def _short(name: str) -> str:
    """Leave the domain of a host name aside."""
    folded = name.casefold().strip()
    return folded if re.fullmatch(r"[\d.:]+", folded) else folded.partition(".")[0]


def _split(one: Sighting) -> tuple[str, str] | None:
    """Give (port, device) that a sighting was made at."""
    port, of, device = one.fields.get("behind", "").partition(" of ")
    return (port, device) if of and port and device else None


def _gather_ports(sightings: Iterable[Sighting], atlas: _Atlas) -> dict[Spot, _Port]:
    ports: dict[Spot, _Port] = {}
    for one in sightings:
        at = _split(one)
        if one.kind not in ("switch_port", "trunk_port") or at is None:
            continue
        device = _device_key(at[1], one, atlas=atlas)
        port = ports.setdefault((device, make_port_key(at[0])), _Port(at[1], at[0]))
        if one.kind == "trunk_port":
            port.uplink = "it is a trunk"
        elif one.mac is not None:
            port.cards[mac_text(one.mac)].add(atlas.basis_of(one))
            port.vlans[mac_text(one.mac)].update({one.vlan} if one.vlan else ())
    return ports


def _device_key(name: str, one: Sighting, *, atlas: _Atlas) -> str:
    """Two sessions of one device are one; two devices without a name are told apart by their inputs."""
    known = atlas.find_device(name, input_id=one.input)
    return known or (f"{name} {one.input}" if name.startswith(UNNAMED) else _short(name))


def _mark_uplinks(ports: Mapping[Spot, _Port], sightings: Iterable[Sighting], *, atlas: _Atlas) -> None:
    tables = {device for device, _ in ports}
    for one in sightings:
        at = _split(one)
        if one.kind not in ANNOUNCED or at is None:
            continue
        port = ports.get((_device_key(at[1], one, atlas=atlas), make_port_key(at[0])))
        said = one.fields.get("capabilities", "")
        bridges = any(word in said for word in BRIDGING)
        if port is not None and (bridges or atlas.find_announced(one) in tables):
            port.uplink = port.uplink or "a switch or a router announces itself there"
    for (device, _), port in ports.items():
        others = {atlas.terrain.place.get(mac) for mac in port.cards} & (tables - {device})
        if others:
            port.uplink = port.uplink or "another switch is seen behind it"
        elif len(port.cards) > MOST_CARDS:
            port.uplink = port.uplink or f"{len(port.cards)} cards are seen behind it"


def _derive_attached(ports: Mapping[Spot, _Port], atlas: _Atlas) -> list[_Wire]:
    behind: dict[str, list[tuple[int, Spot]]] = defaultdict(list)
    for spot, port in ports.items():
        for mac in port.cards if not port.uplink else ():
            behind[mac].append((len(port.cards), spot))
    wires = []
    for mac, found in sorted(behind.items()):
        ordered = sorted(found)
        asset, spot = atlas.terrain.place.get(mac), ordered[0][1]
        equal = len(ordered) > 1 and ordered[1][0] == ordered[0][0]
        if asset is None or equal or asset == spot[0]:
            continue
        port = ports[spot]
        switch = Id(spot[0]) if spot[0] in atlas.labels else None
        count = len(port.cards)
        also = f"with {count - 1} others" if count > 1 else "alone"
        wires.append(
            _Wire(
                LinkKind.ATTACHED,
                (atlas.make_end(asset, mac, port=None), atlas.make_end(switch, port.device, port=port.name)),
                set(port.cards[mac]),
                {f"{port.device} sees {mac} {also} behind its port {port.name}: no port that sees it has fewer cards"},
                {mac},
                set(port.vlans[mac]),
            )
        )
    return wires


def _derive_neighbours(sightings: Iterable[Sighting], atlas: _Atlas) -> _Wires:
    wires: _Wires = {}
    for one in sightings:
        at = _split(one)
        if one.kind not in ANNOUNCED or at is None:
            continue
        here = atlas.make_end(atlas.find_device(at[1], input_id=one.input), at[1], port=at[0])
        name = next((one.fields[key] for key in ("host_name", "chassis", "ip") if one.fields.get(key)), one.subject)
        there = atlas.make_end(atlas.find_announced(one), name, port=one.fields.get("port") or None)
        first, second = sorted((here, there), key=_order)
        why = f"{at[1]} hears {name} on its port {at[0]} by {one.kind.upper()}"
        wire = _Wire(LinkKind.NEIGHBOUR, (first, second), {atlas.basis_of(one)}, {why})
        _add(wires, wire)
    return wires


def _add(wires: _Wires, wire: _Wire) -> None:
    """Add a wire, or what it says more of one that is known: told from the other end, or by the other protocol."""
    between = wires.setdefault(frozenset(_spot(end)[0] for end in wire.ends), [])
    for known in between:
        if _is_same(known, wire):
            known.basis |= wire.basis
            known.why |= wire.why
            known.macs |= wire.macs
            known.vlans |= wire.vlans
            return
    between.append(wire)


def _is_same(one: _Wire, other: _Wire) -> bool:
    """Whether two wires between the same devices agree on a port of one of them."""
    spots = {_spot(end) for end in one.ends if end.port}
    return not spots.isdisjoint(_spot(end) for end in other.ends)


def _spot(end: LinkEnd) -> Spot:
    return end.asset or _short(end.name), make_port_key(end.port or "")


def _order(end: LinkEnd) -> tuple[str, str, str]:
    return end.name.casefold(), end.port or "", end.asset or ""


def _finish(wire: _Wire) -> Link:
    first, second = wire.ends
    parts = [part for end in wire.ends for part in _spot(end)]
    return Link(
        make_id("link", wire.kind.value, *parts),
        Origin.DERIVED,
        tuple(sorted(wire.basis)),
        wire.kind,
        (first, second),
        tuple(sorted(wire.macs)),
        tuple(sorted(wire.vlans)),
        tuple(sorted(wire.why)),
    )
