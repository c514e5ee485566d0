"""The flow records as numbers: every address, path and socket a small integer, so that millions of rows fold quickly.

An *end* is who a packet is from or for: an IP address, or a MAC where there is none (layer 2, the sender `0.0.0.0`).
"""

from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from zonewright.inventory.address import BROADCAST_MAC, MAPPED, ip_text, is_group_ip, is_group_mac, is_nobody, mac_text
from zonewright.protocols.counter import ERROR, REQUEST, RESPONSE

Numbers = npt.NDArray[np.int64]

ARP_ETHERTYPES = (0x0806, 0x8035)
IP_ETHERTYPES = (0x0800, 0x86DD)
LAYER_2 = 256
TCP, UDP, ICMP, ICMPV6 = 6, 17, 1, 58
NO_MAC = -1
LAST_OF_NET = 255
"""Last octet of the broadcast address of the usual subnets; where no frame tells, an address that ends so stands for
many unless it sends."""


@dataclass(frozen=True, slots=True)
class Ends:
    """Every end by its number.

    Attributes:
        texts: address of the end as text.
        is_ip: whether it is an IP address.
        macs: the MAC as a number where the end is one, else `NO_MAC`.
        is_group: whether it stands for many.
    """

    texts: tuple[str, ...]
    is_ip: tuple[bool, ...]
    macs: tuple[int, ...]
    is_group: npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Columns:
    """Rows of the flow records, one number per row and column; -1 where a value is absent.

    Attributes:
        inputs: ids of the inputs, sorted; `input` numbers them.
        transport: IP protocol, or `LAYER_2` + ethertype.
        protocol: number in `protocols`, -1 when no room read the row.
        from_server: 1, 0 or -1.
        vlan: 0 where untagged or only a priority is tagged.
        is_arp: rows that only resolve addresses and make no flow.
    """

    inputs: tuple[str, ...]
    protocols: tuple[str, ...]
    ends: Ends
    input: Numbers
    src: Numbers
    dst: Numbers
    src_mac: Numbers
    dst_mac: Numbers
    vlan: Numbers
    inner_vlan: Numbers
    transport: Numbers
    src_port: Numbers
    dst_port: Numbers
    packets: Numbers
    bytes: Numbers
    payload: Numbers
    first_packet: Numbers
    last_packet: Numbers
    first_ns: Numbers
    last_ns: Numbers
    syn: Numbers
    syn_ack: Numbers
    ttl: Numbers
    protocol: Numbers
    from_server: Numbers
    is_arp: npt.NDArray[np.bool_]
    messages: pa.ListArray
    ranges: pa.ListArray

    def __len__(self) -> int:
        """Count the rows."""
        return len(self.input)


def derive_columns(table: pa.Table) -> Columns:
    """Number everything of a table of flow records; the order of its rows does not matter."""
    table = _put_in_order(table.combine_chunks())
    ethertype = _numbers(table, "ethertype", absent=0)
    src_mac, dst_mac = _numbers(table, "src_mac"), _numbers(table, "dst_mac")
    is_arp = np.isin(ethertype, ARP_ETHERTYPES)
    ends, src, dst = _number_ends(table, (src_mac, dst_mac), is_arp=is_arp)
    inputs, input_numbers = _number_texts(table.column("input"))
    protocols, protocol_numbers = _number_texts(table.column("protocol"))
    ip_protocol = _numbers(table, "ip_protocol")
    messages = _lists(table, "messages")
    plain = {
        name: _numbers(table, name, absent=0)
        for name in ("packets", "bytes", "first_packet", "last_packet", "first_ns", "last_ns", "syn", "syn_ack")
    }
    return Columns(
        inputs=inputs,
        protocols=protocols,
        ends=ends,
        input=input_numbers,
        src=src,
        dst=dst,
        src_mac=src_mac,
        dst_mac=dst_mac,
        vlan=_numbers(table, "vlan", absent=0),
        inner_vlan=_numbers(table, "inner_vlan", absent=0),
        transport=np.where(ip_protocol >= 0, ip_protocol, LAYER_2 + ethertype),
        src_port=_numbers(table, "src_port"),
        dst_port=_numbers(table, "dst_port"),
        payload=_numbers(table, "payload_bytes", absent=0),
        ttl=_numbers(table, "ttl_max"),
        protocol=protocol_numbers,
        from_server=_says_server(_numbers(table, "from_server"), messages),
        is_arp=is_arp,
        messages=messages,
        ranges=_lists(table, "ranges"),
        **plain,
    )


def select(columns: Columns, rows: npt.NDArray[np.bool_]) -> Columns:
    """Keep some of the rows; everything keeps its number."""
    kept = {
        field.name: getattr(columns, field.name)[rows]
        for field in fields(columns)
        if field.name not in ("inputs", "protocols", "ends", "messages", "ranges")
    }
    wanted = pa.array(rows)
    return replace(columns, messages=columns.messages.filter(wanted), ranges=columns.ranges.filter(wanted), **kept)


def _put_in_order(table: pa.Table) -> pa.Table:
    """Order rows by content and drop a row that stands there twice."""
    keys = ["input", "first_packet", "last_packet", "src_mac", "dst_mac", "src_ip", "dst_ip", "src_port", "dst_port"]
    keys += ["ip_protocol", "ethertype", "vlan", "inner_vlan", "tunnel"]
    if not table.num_rows:
        return table
    columns = [_sortable(table.column(key)) for key in keys]
    order = pc.sort_indices(pa.table(columns, names=keys), sort_keys=[(key, "ascending") for key in keys])
    table = table.take(order).combine_chunks()
    columns = [_sortable(table.column(key)).to_numpy() for key in keys]
    same = np.ones(table.num_rows, dtype=bool)
    same[0] = False
    for column in columns:
        same[1:] &= column[1:] == column[:-1]
    return table.filter(pa.array(~same)).combine_chunks() if same.any() else table


def _sortable(column: pa.ChunkedArray) -> pa.ChunkedArray:
    if pa.types.is_fixed_size_binary(column.type):
        return pc.fill_null(column.cast(pa.binary()), b"")
    if pa.types.is_string(column.type):
        return pc.fill_null(column, "")
    return pc.fill_null(column.cast(pa.int64()), -1)


def _numbers(table: pa.Table, name: str, *, absent: int = -1) -> Numbers:
    column = table.column(name)
    filled = pc.fill_null(column.cast(pa.int64()), absent)
    return np.asarray(filled.to_numpy(), dtype=np.int64)


def _lists(table: pa.Table, name: str) -> pa.ListArray:
    combined = table.column(name).combine_chunks()
    return combined.chunk(0) if isinstance(combined, pa.ChunkedArray) else combined


def _says_server(from_server: Numbers, messages: pa.ListArray) -> Numbers:
    """Where a row does not say which side sent it, its messages may: only answers, or only questions."""
    flat = messages.flatten()
    parents = np.asarray(messages.value_parent_indices().to_numpy(zero_copy_only=False), dtype=np.int64)
    kinds = np.asarray(flat.field(1).to_numpy(zero_copy_only=False), dtype=np.int64)
    asks, answers = np.zeros(len(from_server), dtype=bool), np.zeros(len(from_server), dtype=bool)
    asks[parents[kinds == REQUEST]] = True
    answers[parents[np.isin(kinds, (RESPONSE, ERROR))]] = True
    told = np.where(asks & ~answers, 0, np.where(answers & ~asks, 1, -1))
    return np.where(from_server >= 0, from_server, told)


def _number_texts(column: pa.ChunkedArray) -> tuple[tuple[str, ...], Numbers]:
    """Number texts in their own order, -1 for absent ones."""
    names = sorted(name for name in pc.unique(column).to_pylist() if name is not None)
    found = pc.index_in(column, value_set=pa.array(names, pa.string()))
    return tuple(names), np.asarray(pc.fill_null(found, -1).to_numpy(), dtype=np.int64)


def _number_ends(
    table: pa.Table, macs: tuple[Numbers, Numbers], *, is_arp: npt.NDArray[np.bool_]
) -> tuple[Ends, Numbers, Numbers]:
    ips, src_ip, dst_ip = _number_ips(table)
    src_ip = np.where(is_arp, -1, src_ip)
    dst_ip = np.where(is_arp, -1, dst_ip)
    nobody = np.array([is_nobody(raw) for raw in ips], dtype=bool)
    if nobody.any():
        src_ip = np.where((src_ip >= 0) & nobody[src_ip], -1, src_ip)
    distinct = np.unique(np.concatenate(macs))
    src = np.where(src_ip >= 0, src_ip, len(ips) + np.searchsorted(distinct, macs[0]))
    dst = np.where(dst_ip >= 0, dst_ip, len(ips) + np.searchsorted(distinct, macs[1]))
    groups = np.array([is_group_ip(raw) for raw in ips] + [mac >= 0 and is_group_mac(int(mac)) for mac in distinct])
    groups = groups.astype(bool) | _sent_to_everyone(len(groups), (src, dst), dst_mac=macs[1])
    if (macs[1] == NO_MAC).any():
        last = np.array([raw[:12] == MAPPED and raw[15] == LAST_OF_NET for raw in ips] + [False] * len(distinct))
        groups |= last.astype(bool) & _only_hears(len(groups), (src, dst), table=table)
    texts = [ip_text(raw) for raw in ips] + [mac_text(int(mac)) if mac >= 0 else "" for mac in distinct]
    ends = Ends(
        texts=tuple(texts),
        is_ip=(True,) * len(ips) + (False,) * len(distinct),
        macs=(NO_MAC,) * len(ips) + tuple(int(mac) for mac in distinct),
        is_group=groups,
    )
    return ends, src, dst


def _number_ips(table: pa.Table) -> tuple[list[bytes], Numbers, Numbers]:
    columns = [table.column(name).cast(pa.binary()) for name in ("src_ip", "dst_ip")]
    every: Any = pa.chunked_array([chunk for column in columns for chunk in column.chunks], pa.binary())
    ips = sorted(raw for raw in pc.unique(every).to_pylist() if raw is not None)
    known = pa.array(ips, pa.binary())
    src, dst = (pc.fill_null(pc.index_in(column, value_set=known), -1).to_numpy() for column in columns)
    return ips, np.asarray(src, dtype=np.int64), np.asarray(dst, dtype=np.int64)


def _only_hears(count: int, pair: tuple[Numbers, Numbers], *, table: pa.Table) -> npt.NDArray[np.bool_]:
    """Mark addresses that never send and hear no TCP: what a log shows of a broadcast."""
    src, dst = pair
    quiet = np.zeros(count, dtype=bool)
    quiet[src] = True
    quiet[dst[_numbers(table, "ip_protocol") == TCP]] = True
    return ~quiet


def _sent_to_everyone(count: int, pair: tuple[Numbers, Numbers], *, dst_mac: Numbers) -> npt.NDArray[np.bool_]:
    """Mark IP addresses that only ever stand as destination of broadcast frames: directed broadcasts."""
    src, dst = pair
    loud, quiet = np.zeros(count, dtype=bool), np.zeros(count, dtype=bool)
    loud[dst[dst_mac == BROADCAST_MAC]] = True
    quiet[dst[(dst_mac != BROADCAST_MAC) & (dst_mac >= 0)]] = True
    quiet[src] = True
    return loud & ~quiet
