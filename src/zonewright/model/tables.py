"""Schemas of the bulk tables: what is counted in millions is columnar.

Addresses are bytes: a MAC as 48 bits in a uint64, an IP as 16 bytes (IPv4 mapped as ::ffff:a.b.c.d). Absent values are
null. Packet numbers count from 1 in their input. Times are nanoseconds since 1970-01-01T00:00:00Z.
"""

import pyarrow as pa

MESSAGE = pa.struct([("code", pa.int64()), ("kind", pa.int8()), ("count", pa.int64())])
"""`code` is packed as `zonewright.protocols.kernel.pack` does; `kind`: 0 request, 1 response, 2 error, 3 publish."""

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
    ]
)
"""One row per input and direction of a conversation: (input, MACs, VLANs, ethertype, IPs, IP protocol, ports)."""

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
"""One row per input, kind, sender and distinct content: an identity message seen on the wire."""
