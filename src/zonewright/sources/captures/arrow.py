"""Turns the walker's columns into the Arrow table of flow records."""

from ipaddress import IPv6Address
from typing import Any

import numpy as np
import pyarrow as pa

from zonewright.model.tables import FLOW_RECORDS, MESSAGE, RANGE, make_table
from zonewright.protocols.registry import ROOMS
from zonewright.sources.captures import column

_KINDS = {
    column.MPLS: "mpls",
    column.PPPOE: "pppoe",
    column.GRE: "gre",
    column.NVGRE: "nvgre",
    column.ERSPAN: "erspan",
    column.VXLAN: "vxlan",
    column.GENEVE: "geneve",
    column.IPIP: "ipip",
    column.SIX_IN_FOUR: "6in4",
    column.FOUR_IN_SIX: "4in6",
}
_MORE = "another"  # beyond what the table of tunnels holds


def derive_flow_records(tables: Any, input_id: str) -> pa.Table:
    """Give one row per flow in the order of their first packets."""
    flows = tables.flows[: tables.counters[column.FLOWS_USED]]
    key = _key_columns(flows)
    read_by_room = flows[:, column.GOOD] > 0
    columns = {
        **key,
        "input": pa.repeat(pa.scalar(input_id, pa.string()), len(flows)),
        "packets": flows[:, column.PACKETS],
        "bytes": flows[:, column.BYTES],
        "payload_bytes": flows[:, column.PAYLOAD],
        "first_packet": flows[:, column.FIRST_PACKET],
        "last_packet": flows[:, column.LAST_PACKET],
        "first_ns": null_where(flows[:, column.FIRST_NS], flows[:, column.FIRST_NS] == column.NO_TIME),
        "last_ns": null_where(flows[:, column.LAST_NS], flows[:, column.LAST_NS] == column.NO_TIME),
        "syn": flows[:, column.SYN],
        "syn_ack": flows[:, column.SYN_ACK],
        "reset": flows[:, column.RESET],
        "ttl_min": null_where(256 - (flows[:, column.TTLS] >> 16), flows[:, column.TTLS] == 0),
        "ttl_max": null_where((flows[:, column.TTLS] & 0xFFFF) - 1, flows[:, column.TTLS] == 0),
        "cut_packets": flows[:, column.CUT],
        "protocol": _protocols(flows, read_by_room),
        "from_server": _from_server(flows, read_by_room),
        "messages": _messages(tables, flows),
        "ranges": _ranges(tables, len(flows)),
        "gaps": null_where(flows[:, column.GAPS], ~read_by_room),
        "tunnel": _tunnels(tables, flows),
        "understood_bytes": null_where(flows[:, column.UNDERSTOOD], ~read_by_room),
        "repeated_bytes": null_where(flows[:, column.REPEATED], flows[:, column.STREAM] < 0),
        "out_of_order": null_where(flows[:, column.LATE], flows[:, column.STREAM] < 0),
        "duplicates": flows[:, column.DUPLICATES],
    }
    columns = {field.name: _cast(columns[field.name], field.type) for field in FLOW_RECORDS if field.name in columns}
    return make_table(FLOW_RECORDS, columns, rows=len(flows))


def sender_columns(flows: Any) -> dict[str, Any]:
    """Give the sender's MAC, IP and VLAN of flow rows."""
    return {name: _key_columns(flows)[name] for name in ("src_mac", "src_ip", "vlan")}


def null_where(values: Any, absent: Any) -> pa.Array:
    """Give values with nulls."""
    return pa.array(np.ascontiguousarray(values), mask=np.ascontiguousarray(absent))


def _cast(values: Any, kind: pa.DataType) -> pa.Array:
    if isinstance(values, np.ndarray):
        values = pa.array(np.ascontiguousarray(values))
    return values if values.type == kind else values.cast(kind)


def _key_columns(flows: Any) -> dict[str, Any]:
    words = flows[:, : column.KEY_WORDS]
    tags = words[:, column.TAGS_PORTS]
    outer, inner = (tags >> 47) & 0x1FFF, (tags >> 34) & 0x1FFF
    source, destination = (tags >> 17) & 0x1FFFF, tags & 0x1FFFF
    protocol = (words[:, column.RECEIVER] >> 48) & 0x1FF
    protocol = np.where(protocol > column.LINK_ROOM, 0, protocol)
    ethertype = (words[:, column.SENDER] >> 48) & 0xFFFF
    no_ip = protocol == 0
    no_sender = no_ip & (words[:, column.SOURCE_LOW] == 0)
    return {
        "src_mac": _macs(words[:, column.SENDER], tags & column.NO_SOURCE_MAC),
        "dst_mac": _macs(words[:, column.RECEIVER], tags & column.NO_DESTINATION_MAC),
        "vlan": null_where(outer - 1, outer == 0),
        "inner_vlan": null_where(inner - 1, inner == 0),
        "ethertype": ethertype,
        "src_ip": _addresses(words[:, column.SOURCE_HIGH : column.SOURCE_LOW + 1], no_sender),
        "dst_ip": _addresses(words[:, column.DESTINATION_HIGH : column.DESTINATION_LOW + 1], no_ip),
        "ip_protocol": null_where(protocol - 1, no_ip),
        "src_port": null_where(source - 1, source == 0),
        "dst_port": null_where(destination - 1, destination == 0),
    }


def _macs(words: Any, absent: Any) -> pa.Array:
    return null_where((words & column.MAC).astype(np.uint64), absent != 0)


def _tunnels(tables: Any, flows: Any) -> pa.Array:
    """Say for every flow what its packets came inside of."""
    texts: list[str | None] = [None]
    for row in tables.tunnels[1 : tables.counters[column.TUNNELS_USED] + 1]:
        outer = texts[row[column.TUNNEL_PARENT]] if row[column.TUNNEL_PARENT] < len(texts) else _MORE
        texts.append(_tunnel(row) if outer is None else f"{_tunnel(row)} in {outer}")
    texts += [_MORE] * (column.TUNNEL_ROWS - len(texts))
    return pa.array(texts, pa.string()).take(pa.array(flows[:, column.RECEIVER] >> column.TUNNEL_BITS))


def _tunnel(row: Any) -> str:
    """Name a tunnel by its number, or by its two ends, the lower first."""
    kind, number = _KINDS[int(row[column.TUNNEL_KIND])], int(row[column.TUNNEL_NUMBER])
    if number >= 0:
        return f"{kind} {number}"
    ends = row[column.TUNNEL_ENDS : column.TUNNEL_ENDS + 4]
    if not ends.any():
        return kind
    octets = ends.astype(">i8").tobytes()
    first, second = sorted(IPv6Address(octets[at : at + 16]) for at in (0, 16))
    return f"{kind} {first.ipv4_mapped or first} {second.ipv4_mapped or second}"


def _addresses(words: Any, absent: Any) -> pa.Array:
    octets = np.ascontiguousarray(words).astype(">i8").tobytes()
    present = np.packbits(~np.ascontiguousarray(absent), bitorder="little").tobytes()
    buffers = [pa.py_buffer(present), pa.py_buffer(octets)]
    return pa.FixedSizeBinaryArray.from_buffers(pa.binary(16), len(words), buffers)


def _protocols(flows: Any, read_by_room: Any) -> pa.Array:
    names = pa.array([room.name for room in ROOMS], pa.string())
    places = null_where(flows[:, column.ROOM] - 1, ~read_by_room | (flows[:, column.ROOM] <= 0))
    return names.take(places)


def _from_server(flows: Any, read_by_room: Any) -> pa.Array:
    syn, syn_ack = flows[:, column.SYN] > 0, flows[:, column.SYN_ACK] > 0
    by_room = flows[:, column.FROM_SERVER]
    told = np.where(read_by_room & (by_room >= 0), by_room, np.where(syn_ack, 1, np.where(syn, 0, -1)))
    return null_where(told == 1, told < 0)


def _messages(tables: Any, flows: Any) -> pa.Array:
    """Give what was entered, and what streams still count beside themselves."""
    entered = tables.messages[tables.messages[:, column.MESSAGE_COUNT] > 0]
    parts = (column.MESSAGE_FLOW, column.MESSAGE_CODE, column.MESSAGE_KIND, column.MESSAGE_COUNT)
    followed = np.flatnonzero(flows[:, column.STREAM] >= 0)
    last = tables.streams[flows[followed, column.STREAM], column.LAST_MESSAGE]
    followed, last = followed[last > 0], last[last > 0]
    word = last & ((1 << 48) - 1)
    beside = np.stack([followed, word >> 3, word & 7, last >> 48], axis=1)
    rows = np.concatenate([entered[:, parts], beside])
    rows = rows[np.lexsort((rows[:, 2], rows[:, 1], rows[:, 0]))]
    is_new = np.ones(len(rows), np.bool_)
    is_new[1:] = (rows[1:, :3] != rows[:-1, :3]).any(axis=1)
    starts = np.flatnonzero(is_new)
    counts = np.add.reduceat(rows[:, 3], starts) if len(rows) else rows[:, 3]
    return _lists(rows[starts, 0], [rows[starts, 1], rows[starts, 2], counts], kind=MESSAGE, flows=len(flows))


def _ranges(tables: Any, flows: int) -> pa.Array:
    """Give the ranges of every flow; where they were too many, the stretch from the lowest to the highest."""
    rows = tables.touches[tables.touches[:, column.TOUCH_COUNT] > 0]
    place = (column.TOUCH_FLOW, column.TOUCH_CODE, column.TOUCH_UNIT, column.TOUCH_AREA)
    is_whole = rows[:, column.TOUCH_FIRST] == column.WHOLE_AREA
    is_too_many = is_whole & (rows[:, column.VARIANTS] > column.TOUCH_VARIANTS)
    given_up = {tuple(row) for row in rows[is_too_many][:, place].tolist()}
    is_given_up = np.array([tuple(row) in given_up for row in rows[:, place].tolist()] if given_up else [], np.bool_)
    exact = rows[~is_whole & ~is_given_up] if given_up else rows[~is_whole]
    widest = rows[is_too_many]
    ends = (column.TOUCH_LOW, column.TOUCH_HIGH, column.TOUCH_COUNT)
    kept = (column.TOUCH_FIRST, column.TOUCH_LAST, column.TOUCH_COUNT)
    found = np.concatenate(
        [
            np.column_stack([exact[:, (*place, *kept)], np.ones(len(exact), np.int64)]),
            np.column_stack([widest[:, (*place, *ends)], np.zeros(len(widest), np.int64)]),
        ]
    )
    found = found[np.lexsort(found.T[::-1])]
    return _lists(found[:, 0], [*found[:, 1:7].T, found[:, 7] == 1], kind=RANGE, flows=flows)


def _lists(parents: Any, parts: Any, *, kind: pa.DataType, flows: int) -> pa.Array:
    """Give one list per flow; the parts stand in the order of their flows."""
    starts = np.searchsorted(parents, np.arange(flows + 1)).astype(np.int32)
    arrays = [_cast(np.ascontiguousarray(part), field.type) for part, field in zip(parts, kind, strict=True)]
    return pa.ListArray.from_arrays(pa.array(starts), pa.StructArray.from_arrays(arrays, fields=list(kind)))
