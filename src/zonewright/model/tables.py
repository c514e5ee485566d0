"""Schemas of the bulk tables: what is counted in millions is columnar.

Addresses are bytes: a MAC as 48 bits in a uint64, an IP as 16 bytes (IPv4 mapped as ::ffff:a.b.c.d). Absent values are
null. Packet numbers count from 1 in their input. Times are nanoseconds since 1970-01-01T00:00:00Z.
"""

from collections.abc import Mapping
from typing import Any

import pyarrow as pa

MESSAGE = pa.struct([("code", pa.int64()), ("kind", pa.int8()), ("count", pa.int64())])
"""`code` is packed as `zonewright.protocols.kernel.pack` does; `kind`: 0 request, 1 response, 2 error, 3 publish."""

RANGE = pa.struct(
    [
        ("code", pa.int64()),  # as in `MESSAGE`
        (
            "unit",
            pa.int32(),
        ),  # Modbus unit, rack and slot, station: as the protocol's room says; -1 where there is none
        ("area", pa.int64()),  # kind of memory, data block, object type: as the room says; -1 where there is none
        ("first", pa.int64()),
        ("last", pa.int64()),
        ("count", pa.int64()),  # messages
        ("exact", pa.bool_()),  # false: the stretch from the lowest to the highest of too many ranges
    ]
)
"""What the messages of a code touch: addresses from `first` to `last` in an area of a unit."""

FLOW_RECORDS = pa.schema(
    [
        ("input", pa.string()),  # id of the input
        ("src_mac", pa.uint64()),
        ("dst_mac", pa.uint64()),
        ("vlan", pa.int32()),  # outer tag, null when untagged
        ("inner_vlan", pa.int32()),
        ("ethertype", pa.int32()),  # after tags; values below 1536 are 802.3 lengths and stand as 0
        ("src_ip", pa.binary(16)),  # null on layer 2; sender in ARP
        ("dst_ip", pa.binary(16)),
        ("ip_protocol", pa.int16()),
        ("src_port", pa.int32()),  # null where the transport has none or a fragment hides it
        ("dst_port", pa.int32()),
        ("packets", pa.int64()),
        ("bytes", pa.int64()),  # as on the wire
        ("payload_bytes", pa.int64()),  # above the transport (above the network where there is none)
        ("first_packet", pa.int64()),
        ("last_packet", pa.int64()),
        ("first_ns", pa.int64()),
        ("last_ns", pa.int64()),
        ("syn", pa.int64()),  # TCP segments with SYN and without ACK
        ("syn_ack", pa.int64()),
        ("reset", pa.int64()),
        ("ttl_min", pa.int16()),
        ("ttl_max", pa.int16()),
        ("cut_packets", pa.int64()),  # captured shorter than on the wire
        ("protocol", pa.string()),  # name of the protocol room that read it, null when none did
        ("from_server", pa.bool_()),  # by protocol or handshake; null when neither told
        ("messages", pa.list_(MESSAGE)),
        ("gaps", pa.int64()),  # places where bytes of the stream are missing or could not be followed
        ("tunnel", pa.string()),  # what the packets came inside of, such as `vxlan 5000`; null outside of tunnels
        ("ranges", pa.list_(RANGE)),  # touched by messages that change something
        ("understood_bytes", pa.int64()),  # payload in PDUs that the room understood; null when none read the record
        ("repeated_bytes", pa.int64()),  # payload of TCP that had come before; null where the stream is not followed
        ("out_of_order", pa.int64()),  # TCP segments that came late; null where the stream is not followed
        ("duplicates", pa.int64()),  # packets that are copies of one just before; null where nobody looked
    ]
)
"""One row per input and direction of a conversation: (input, tunnel, MACs, VLANs, ethertype, IPs, protocol, ports).

A log has one row per line and direction; it knows less: MACs, times to live and what else it does not say are null,
`first_packet` is the number of the line, and rows that only name messages have no packets.
"""

SIGHTINGS = pa.schema(
    [
        ("input", pa.string()),
        ("kind", pa.string()),  # arp, lldp, pn_dcp, s7comm_identity, enip_identity, modbus_identity, ...
        ("mac", pa.uint64()),  # of the sender of the frame
        ("ip", pa.binary(16)),  # of the sender, or the one claimed (ARP)
        ("vlan", pa.int32()),
        (
            "fields",
            pa.map_(pa.string(), pa.string()),
        ),  # as in `zonewright.protocols.room.Sighted`
        ("first_packet", pa.int64()),
        ("last_packet", pa.int64()),
        ("first_ns", pa.int64()),
        ("last_ns", pa.int64()),
        ("count", pa.int64()),
    ]
)
"""One row per input, kind, sender and distinct content: an identity message seen on the wire, or what a log, a scan or
a switch's table says in its place (then `first_packet` is the number of the line or record)."""


def make_table(schema: pa.Schema, columns: Mapping[str, Any], *, rows: int) -> pa.Table:
    """Give a table of a schema; a column that is not given is null."""
    nothing = pa.nulls(rows)
    arrays = [pa.array(columns.get(field.name, nothing), field.type) for field in schema]
    return pa.Table.from_arrays(arrays, schema=schema)


def widen_table(schema: pa.Schema, table: pa.Table) -> pa.Table:
    """Give a table that was kept with an earlier schema the columns that came since, null."""
    missing = [field for field in schema if field.name not in table.column_names]
    for field in missing:
        table = table.append_column(field, pa.nulls(table.num_rows, field.type))
    return table.select(schema.names) if missing else table
