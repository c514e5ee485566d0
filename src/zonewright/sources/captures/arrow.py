"""Turns the walker's columns into the Arrow table of flow records."""

from typing import Any

import numpy as np
import pyarrow as pa

from zonewright.model.tables import FLOW_RECORDS, MESSAGE, make_table
from zonewright.protocols.registry import ROOMS
from zonewright.sources.captures import column

_MAC = (1 << 48) - 1


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
        "ttl_min": null_where(flows[:, column.TTL_MIN], flows[:, column.TTL_MIN] < 0),
        "ttl_max": null_where(flows[:, column.TTL_MAX], flows[:, column.TTL_MAX] < 0),
        "cut_packets": flows[:, column.CUT],
        "protocol": _protocols(flows, read_by_room),
        "from_server": _from_server(flows, read_by_room),
        "messages": _messages(tables, len(flows)),
        "gaps": null_where(flows[:, column.GAPS], ~read_by_room),
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
    ethertype = (words[:, column.SENDER] >> 48) & 0xFFFF
    no_ip = protocol == 0
    no_sender = no_ip & (words[:, column.SOURCE_LOW] == 0)
    return {
        "src_mac": (words[:, column.SENDER] & _MAC).astype(np.uint64),
        "dst_mac": (words[:, column.RECEIVER] & _MAC).astype(np.uint64),
        "vlan": null_where(outer - 1, outer == 0),
        "inner_vlan": null_where(inner - 1, inner == 0),
        "ethertype": ethertype,
        "src_ip": _addresses(words[:, column.SOURCE_HIGH : column.SOURCE_LOW + 1], no_sender),
        "dst_ip": _addresses(words[:, column.DESTINATION_HIGH : column.DESTINATION_LOW + 1], no_ip),
        "ip_protocol": null_where(protocol - 1, no_ip),
        "src_port": null_where(source - 1, source == 0),
        "dst_port": null_where(destination - 1, destination == 0),
    }


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


def _messages(tables: Any, flows: int) -> pa.Array:
    messages = tables.messages[tables.messages[:, column.MESSAGE_COUNT] > 0]
    order = np.lexsort(
        (
            messages[:, column.MESSAGE_KIND],
            messages[:, column.MESSAGE_CODE],
            messages[:, column.MESSAGE_FLOW],
        )
    )
    messages = messages[order]
    starts = np.searchsorted(messages[:, column.MESSAGE_FLOW], np.arange(flows + 1)).astype(np.int32)
    parts = (column.MESSAGE_CODE, column.MESSAGE_KIND, column.MESSAGE_COUNT)
    arrays = [_cast(messages[:, part], field.type) for part, field in zip(parts, MESSAGE, strict=True)]
    return pa.ListArray.from_arrays(pa.array(starts), pa.StructArray.from_arrays(arrays, fields=list(MESSAGE)))
