"""Turns NetFlow and IPFIX datagrams inside a capture into flow records: what routers saw elsewhere in the plant."""

from collections.abc import Iterable, Iterator
from ipaddress import IPv6Address
from typing import Any

import numpy as np
import pyarrow as pa

from zonewright.model.tables import FLOW_RECORDS, make_table
from zonewright.protocols.netflow.export import Datagram, Exports, parse_exports
from zonewright.protocols.netflow.field import ExportRow
from zonewright.protocols.registry import ROOMS
from zonewright.sources.captures import column
from zonewright.sources.captures.arrow import sender_columns
from zonewright.sources.captures.passage import Fault

_ROOM = next(number for number, room in enumerate(ROOMS) if room.name == "netflow")
_RESET, _TCP, _UDP, _SCTP = 0x04, 6, 17, 132
_IPV4, _IPV6 = 0x0800, 0x86DD


def append_exported(records: pa.Table, tables: Any, *, input_id: str) -> tuple[pa.Table, tuple[Fault, ...]]:
    """Put what was exported behind the flow records of the capture itself, and say what was not understood."""
    exports = read_exports(tables)
    said = [Fault("file", f"NetFlow or IPFIX: {count:,} sets are left: {why}") for why, count in exports.not_understood]
    said += [Fault("file", f"NetFlow or IPFIX of {one} counts a sample of the packets only") for one in exports.sampled]
    if exports.silent:
        said.append(Fault("file", f"NetFlow or IPFIX: {exports.silent:,} records name no address"))
    if not exports.rows:
        return records, tuple(said)
    return pa.concat_tables([records, derive_exported_records(exports, input_id)]), tuple(said)


def read_exports(tables: Any) -> Exports:
    """Read the export datagrams that the walk kept, in the order of their packets."""
    kept = tables.kept[(tables.kept[:, column.KEPT_COUNT] > 0) & (tables.kept[:, column.KEPT_ROOM] == _ROOM)]
    kept = kept[np.lexsort((kept[:, column.KEPT_OFFSET], kept[:, column.KEPT_FIRST]))]
    senders = sender_columns(tables.flows[kept[:, column.KEPT_FLOW]])["src_ip"].to_pylist()
    return parse_exports(_iter_datagrams(tables, kept, senders=senders))


def derive_exported_records(exports: Exports, input_id: str) -> pa.Table:
    """Give one flow record per exported row and direction.

    Their `tunnel` says who exported them; packets and octets are those of the IP layer, as the exporter counts.
    """
    rows = [one for row in exports.rows for one in _iter_directions(row)]
    columns = {field.name: [row.get(field.name) for row in rows] for field in FLOW_RECORDS}
    columns["input"] = [input_id] * len(rows)
    return make_table(FLOW_RECORDS, columns, rows=len(rows))


def _iter_datagrams(tables: Any, kept: Any, *, senders: Iterable[bytes | None]) -> Iterator[Datagram]:
    for row, sender in zip(kept.tolist(), senders, strict=True):
        at = row[column.KEPT_OFFSET]
        payload = tables.kept_octets[at : at + row[column.KEPT_LENGTH]].tobytes()
        yield Datagram(_text(sender), payload, row[column.KEPT_FIRST])


def _text(raw: bytes | None) -> str:
    if raw is None:
        return "unknown"
    address = IPv6Address(raw)
    return str(address.ipv4_mapped or address)


def _iter_directions(row: ExportRow) -> Iterator[dict[str, Any]]:
    if row.source is None or row.destination is None:
        return
    way = {
        "src_mac": row.source_mac or None,
        "dst_mac": row.destination_mac or None,
        "src_ip": _wide(row.source),
        "dst_ip": _wide(row.destination),
        "src_port": _port(row, row.source_port),
        "dst_port": _port(row, row.destination_port),
    }
    flags = row.tcp_flags if row.protocol == _TCP else None
    yield _record(row, way, packets=row.packets, octets=row.octets, flags=flags)
    if row.reverse_packets:
        back = {
            name.replace("src", "x").replace("dst", "src").replace("x", "dst"): value for name, value in way.items()
        }
        yield _record(row, back, packets=row.reverse_packets, octets=row.reverse_octets, flags=None)


def _record(
    row: ExportRow, way: dict[str, Any], *, packets: int | None, octets: int | None, flags: int | None
) -> dict[str, Any]:
    first = row.first_ns if row.first_ns is not None else row.last_ns
    return {
        **way,
        "vlan": row.vlan or None,
        "ethertype": _IPV4 if len(row.source or b"") == 4 else _IPV6,
        "ip_protocol": row.protocol,
        "packets": packets or 0,
        "bytes": octets or 0,
        "payload_bytes": 0,
        "first_packet": row.datagram,
        "last_packet": row.datagram,
        "first_ns": first,
        "last_ns": row.last_ns if row.last_ns is not None else first,
        "syn": 0,  # the flags of all its packets are told as one: who opened is not
        "syn_ack": 0,
        "reset": int(flags is not None and bool(flags & _RESET)),
        "cut_packets": 0,
        "messages": [],
        "ranges": [],
        "tunnel": f"export of {row.exporter}",
    }


def _port(row: ExportRow, port: int | None) -> int | None:
    return port if row.protocol in (_TCP, _UDP, _SCTP) else None


def _wide(raw: bytes) -> bytes:
    return raw if len(raw) == 16 else b"\0" * 10 + b"\xff\xff" + raw
