"""Tables in words: rows of flow records and sightings, as an engineer would note them down."""

from typing import Any

import pyarrow as pa

from zonewright.catalogs.oui import get_vendors
from zonewright.catalogs.remote_access import get_remote_access
from zonewright.catalogs.wellknown import (
    get_group_names,
    get_kinds,
    get_role_levels,
    get_role_words,
    get_services,
    get_vendor_aliases,
    get_zone_words,
)
from zonewright.inventory.address import BROADCAST_MAC, find_mac, ip_bytes
from zonewright.inventory.fold import Inventory, InventoryInput, Lexicon, derive_inventory
from zonewright.model.asset import Address, Asset
from zonewright.model.identifier import Id
from zonewright.model.plant import DeclaredAsset, Plant
from zonewright.model.tables import FLOW_RECORDS, SIGHTINGS
from zonewright.model.zone import ZoneKind
from zonewright.protocols.counter import REQUEST, RESPONSE
from zonewright.protocols.kernel import pack
from zonewright.protocols.registry import ROOMS
from zonewright.zoning.partition import Partition, PartitionInput, derive_partition
from zonewright.zoning.zone import ZoneDefaults

INPUT = "input-a"
SECOND = 1_000_000_000


def mac_of(ip: str) -> str:
    """A made-up card for an IPv4 address: same last three bytes."""
    parts = [int(part) for part in ip.split(".")]
    return "00:1b:1b:{:02x}:{:02x}:{:02x}".format(*parts[1:])


def _mac(text: str | None, ip: str | None) -> int | None:
    if text is None:
        if ip is None or ":" in ip or ip == "0.0.0.0":
            return None
        if ip.startswith(("224.", "239.")) or ip.endswith(".255"):
            return BROADCAST_MAC if ip.endswith(".255") else 0x01005E000000
        return find_mac(mac_of(ip))
    return find_mac(text)


def record(src: str | None = None, dst: str | None = None, **more: Any) -> dict[str, Any]:
    """One row: `src` and `dst` are IP addresses; `src_mac`, `dst_mac` texts; `at` and `until` in seconds."""
    begin, end = more.pop("at", 0), more.pop("until", None)
    row: dict[str, Any] = dict.fromkeys(FLOW_RECORDS.names)
    layer_2 = src is None
    row |= {
        "input": more.pop("input", INPUT),
        "src_mac": _mac(more.pop("src_mac", None), src),
        "dst_mac": _mac(more.pop("dst_mac", None), dst),
        "ethertype": 0x8892 if layer_2 else 0x0800,
        "src_ip": None if src is None else ip_bytes(src),
        "dst_ip": None if dst is None else ip_bytes(dst),
        "ip_protocol": None if layer_2 else 6,
        "packets": 10,
        "bytes": 1000,
        "payload_bytes": 400,
        "first_packet": 1,
        "last_packet": 20,
        "first_ns": int(begin * SECOND),
        "last_ns": int((begin + 10 if end is None else end) * SECOND),
        "syn": 0,
        "syn_ack": 0,
        "reset": 0,
        "ttl_min": None if layer_2 else 64,
        "ttl_max": None if layer_2 else 64,
        "cut_packets": 0,
        "messages": [],
        "gaps": 0,
    }
    transport = more.pop("transport", None)
    if transport is not None:
        row["ip_protocol"] = {"tcp": 6, "udp": 17, "icmp": 1, "igmp": 2}[transport]
    return row | more


def exchange(client: str, server: str, port: int | None, **more: Any) -> list[dict[str, Any]]:
    """Both directions of a TCP connection (or `transport`), opened by the client."""
    number = more.pop("client_port", 40000)
    codes = more.pop("codes", {})
    tcp = more.get("transport", "tcp") == "tcp"
    packed = [(pack(*[*code, -1, -1][:3]), count) for code, count in codes.items()]
    asks = [{"code": code, "kind": REQUEST, "count": count} for code, count in packed]
    says = [{"code": code, "kind": RESPONSE, "count": count} for code, count in packed]
    back = dict(more)
    for one, other in (("src_mac", "dst_mac"), ("ttl_max", "back_ttl")):
        if one in more or other in more:
            back[one], back[other] = more.get(other), more.get(one)
    back.pop("back_ttl", None)
    more.pop("back_ttl", None)
    if back.get("ttl_max", 1) is None:
        back.pop("ttl_max")
    for key in ("src_mac", "dst_mac"):
        if key in back and back[key] is None:
            back.pop(key)
    there = record(client, server, src_port=number, dst_port=port, syn=int(tcp), messages=asks, **more)
    answer = record(server, client, src_port=port, dst_port=number, syn_ack=int(tcp), messages=says, **back)
    return [there, answer | {"first_packet": 2, "first_ns": there["first_ns"] + 1000}]


def arp(ip: str, mac: str | None = None, **more: Any) -> dict[str, Any]:
    """An IP claimed by ARP."""
    return sighting("arp", ip=ip, mac=mac or mac_of(ip), **more)


def sighting(kind: str, *, ip: str | None = None, mac: str | None = None, **more: Any) -> dict[str, Any]:
    """One identity message; further words are its fields."""
    base = {"input": more.pop("input", INPUT), "vlan": more.pop("vlan", None)}
    at, until = more.pop("at", 0), more.pop("until", 10)
    return base | {
        "kind": kind,
        "mac": find_mac(mac) if mac else None,
        "ip": ip_bytes(ip) if ip else None,
        "fields": [(name, str(value)) for name, value in more.items()],
        "first_packet": 1,
        "last_packet": 9,
        "first_ns": int(at * SECOND),
        "last_ns": int(until * SECOND),
        "count": 3,
    }


def flow_records(*rows: dict[str, Any] | list[dict[str, Any]]) -> pa.Table:
    flat = [one for row in rows for one in (row if isinstance(row, list) else [row])]
    return pa.Table.from_pylist(flat, schema=FLOW_RECORDS)


def sightings(*rows: dict[str, Any]) -> pa.Table:
    return pa.Table.from_pylist(list(rows), schema=SIGHTINGS)


def lexicon() -> Lexicon:
    """What the package knows."""
    return Lexicon(
        rooms={room.name: room for room in ROOMS},
        services=get_services(),
        kinds=get_kinds(),
        vendors=get_vendors(),
        aliases=get_vendor_aliases(),
        group_names=get_group_names(),
        role_words=get_role_words(),
        remote_signs=get_remote_access(),
        role_levels=get_role_levels(),
    )


def take(rows: list[Any] | None = None, *, seen: list[Any] | None = None, **more: Any) -> Inventory:
    """The inventory of some rows and sightings; `plant`, `configurations` and `hosts` as well."""
    return derive_inventory(
        InventoryInput(flow_records(*(rows or [])), sightings(*(seen or [])), lexicon=lexicon(), **more)
    )


def divide(inventory: Inventory, *, plant: Plant | None = None) -> Partition:
    """The division of an inventory."""
    return derive_partition(
        PartitionInput(
            assets=inventory.assets,
            flows=inventory.flows,
            plant=plant or Plant(),
            configurations=inventory.configurations,
            hosts=inventory.hosts,
            segments=inventory.segments,
            kinds=get_kinds(),
            defaults=ZoneDefaults(
                levels=dict.fromkeys(ZoneKind, (2, 2, 2, 1, 2, 1, 2)),
                purdue={ZoneKind.CELL: 1, ZoneKind.SUPERVISION: 2, ZoneKind.DMZ: 3.5, ZoneKind.ENTERPRISE: 4},
                words=get_zone_words(),
            ),
        )
    )


def declared(name: str, *, ip: str | None = None, mac: str | None = None, **more: Any) -> DeclaredAsset:
    """A row of a list."""
    addresses = (Address(mac, ip),) if mac or ip else ()
    return DeclaredAsset(declared_by=Id(f"observation-{name}"), name=name, addresses=addresses, **more)


def names_of(inventory: Inventory) -> dict[Id, str]:
    """Asset and group ids -> lowest IP, else MAC or group address."""
    names = {one.id: one.address for one in inventory.groups}
    for asset in inventory.assets:
        texts = [a.ip for a in asset.addresses if a.ip] or [a.mac for a in asset.addresses if a.mac]
        names[asset.id] = texts[0] if texts and texts[0] else asset.name
    return names


def asset_at(inventory: Inventory, address: str) -> Asset:
    """The asset with an address."""
    return next(one for one in inventory.assets if any(address in (a.ip, a.mac) for a in one.addresses))


def routed(client: str, server: str, port: int, **more: Any) -> list[dict[str, Any]]:
    """A connection over a router at x.x.x.1 of both /24s, as a mirror of both segments shows it."""
    sides = [f"{ip.rpartition('.')[0]}.1" for ip in (client, server)]
    near = exchange(client, server, port, dst_mac=mac_of(sides[0]), **more)
    near[1] |= {"ttl_max": 63}
    far = exchange(client, server, port, src_mac=mac_of(sides[1]), **more)
    far[0] |= {"ttl_max": 63}
    return [*near, *far]


def line() -> tuple[list[Any], list[Any]]:
    """A small line: a cell, supervision, servers, a DMZ and the office, with one router between all of them."""
    room = {"protocol": "modbus", "codes": {(3,): 5, (16,): 2}}
    rows = [
        *exchange("10.1.1.20", "10.1.1.10", 502, **room),
        *exchange("10.1.1.10", "10.1.1.30", 502, **room),
        *routed("10.1.2.10", "10.1.1.10", 502, **room),
        *routed("10.1.2.10", "10.1.1.30", 502, **room),
        *routed("10.1.2.10", "10.1.1.31", 502, **room),
        *routed("10.1.3.10", "10.1.2.10", 4840),
        *routed("10.1.4.10", "10.1.3.10", 80),
        *routed("10.9.0.15", "10.1.4.10", 80),
        *exchange("10.9.0.15", "10.9.0.80", 80),
    ]
    routers = [f"10.{net}.1" for net in ("1.1", "1.2", "1.3", "1.4", "9.0")]
    seen = [arp(ip) for ip in routers]
    seen += [sighting("lldp", mac=mac_of(ip), chassis=mac_of(routers[0]), name="fw-line") for ip in routers]
    return rows, seen
