"""Frames of every kind that the walker knows, to be mixed, cut and damaged."""

from hypothesis import strategies as st

from tests import wire
from tests.sources.captures.walking import arp_frame, ip_frame, lldp_frame, modbus
from tests.sources.captures.wrapping import erspan_2, erspan_3, geneve, gre, in_ip, in_udp, labels, pppoe, vxlan

_CLIENT, _SERVER = (wire.HMI, "10.0.0.2", 40000), (wire.PLC, "10.0.0.1", 502)
_S7, _ENIP = (wire.PLC, "10.0.0.1", 102), (wire.PLC, "10.0.0.1", 44818)
_REQUESTS = b"".join(modbus(code, transaction=code) for code in (1, 2, 3, 4, 5, 6))
_IDENTITY = modbus(43, data=b"\x0e\x01\x01\x00\x00\x03\x00\x04Acme\x01\x02P1\x02\x02V2")
_S7_READ = bytes.fromhex("0300001302f080 32010000 0001 0002 0000 0400")
_S7_WRITE = bytes.fromhex("0300001302f080 32010000 0002 0002 0000 0500")
_REGISTER = b"\x65\0\4\0" + b"\0" * 20 + b"\1\0\0\0"
_LIST_IDENTITY = b"\x63\0" + b"\0" * 22
_IDENTIFY = bytes.fromhex("fefe0500000000010001000400ff0000ffff0000")
_CYCLIC = b"\x80\x00" + b"\0" * 40 + b"\0\1\x35\0"
_WHOLE = wire.udp(b"a" * 32, source_port=1000, destination_port=44818)


def _between(octets: bytes, seq: int, *, flags: int = wire.ACK, is_back: bool = False) -> bytes:
    source, destination = (_SERVER, _CLIENT) if is_back else (_CLIENT, _SERVER)
    return wire.tcp_frame(octets, source=source, destination=destination, seq=seq, flags=flags)


STREAM_FRAMES = (
    _between(b"", 999, flags=wire.SYN),
    _between(b"", 4999, flags=wire.SYN | wire.ACK, is_back=True),
    *(_between(_REQUESTS[at : at + 9], 1000 + at) for at in range(0, 72, 9)),
    _between(_REQUESTS, 1000),
    _between(_REQUESTS[20:50], 1020),
    _between(_IDENTITY, 5000, is_back=True),
    _between(_IDENTITY[:13], 5000, is_back=True),
    _between(_IDENTITY[13:], 5013, is_back=True),
    _between(b"GET / HTTP/1.1\r\n\r\n", 1072),
    _between(b"", 1072, flags=wire.RST),
    *(wire.tcp_frame(pdu, destination=_S7, seq=19 * number) for number, pdu in enumerate((_S7_READ, _S7_WRITE))),
    wire.tcp_frame(_REGISTER + _LIST_IDENTITY, destination=_ENIP, seq=7),
    wire.udp_frame(_LIST_IDENTITY, destination=_ENIP),
    wire.udp_frame(b"\2\0\2\x80\x08\0" + b"\1" * 8 + b"\xb1\0\2\0\0\0"),
)
NETWORK_FRAMES = (
    arp_frame(1, wire.HMI, "10.0.0.2"),
    arp_frame(2, wire.PLC, "10.0.0.1"),
    arp_frame(1, wire.HMI, "0.0.0.0"),
    ip_frame(wire.ipv4(wire.icmp_echo(), protocol=1)),
    ip_frame(wire.ipv4(wire.icmp_unreachable(wire.ipv4(b"quoted..", protocol=17)), protocol=1)),
    ip_frame(wire.ipv4(b"", protocol=89, options=b"\1" * 8)),
    ip_frame(wire.ipv4(_WHOLE[:16], protocol=17, ident=9, more=True)),
    ip_frame(wire.ipv4(_WHOLE[16:], protocol=17, ident=9, offset=16)),
    ip_frame(wire.ipv4(b"orphan..", protocol=17, ident=10, offset=16)),
    ip_frame(wire.ipv4(b"", protocol=6)[:11]),
    ip_frame(b"\x42" + wire.ipv4(b"", protocol=6)[1:], source="00:00:00:00:00:00"),
    *(
        ip_frame(packet, ethertype=wire.ETHERTYPE_IPV6)
        for packet in (
            wire.ipv6(wire.ipv6_extension(_WHOLE, following=17), protocol=0),
            wire.ipv6(wire.ipv6_fragment(_WHOLE[:8], following=17, ident=1, more=True), protocol=44),
            wire.ipv6(wire.ipv6_fragment(_WHOLE[8:], following=17, ident=1, offset=8), protocol=44),
            wire.ipv6(b"\1\4\0\0\0\0\0\0", protocol=58, source="fe80::2"),
        )
    ),
)
LINK_FRAMES = (
    lldp_frame("plc 12"),
    lldp_frame("switch", source=wire.HMI),
    wire.ethernet(_IDENTIFY, ethertype=0x8892, pad=60),
    wire.ethernet(_CYCLIC, ethertype=0x8892, pad=60, vlans=[(0x8100, 0)]),
    wire.ethernet(b"\x42\x42\x03", ethertype=3, pad=60),
    wire.tcp_frame(_REQUESTS, vlans=[(0x88A8, 100), 7]),
    wire.ethernet(b"hello", ethertype=0x9999, source="00:00:00:00:00:00"),
    b"",
    b"\1" * 13,
)
_INNER = _between(_REQUESTS[:24], 9000)
_MIRRORED = wire.ethernet(_IDENTIFY, ethertype=0x8892)
TUNNEL_FRAMES = (
    in_udp(vxlan(_INNER, network=5000), 4789),
    in_udp(vxlan(labels(_INNER[14:], 3), network=9, flags=0x0C, following=5), 4790),
    in_udp(geneve(_INNER, network=7, options=b"\0" * 4), 6081),
    in_ip(gre(_INNER[14:], ethertype=0x0800, key=77), protocol=47),
    in_ip(
        gre(erspan_2(wire.ethernet(_IDENTIFY, ethertype=0x8892), session=12), ethertype=0x88BE, sequence=1), protocol=47
    ),
    in_ip(gre(erspan_3(_INNER, session=3, has_platform=True), ethertype=0x22EB, sequence=1), protocol=47),
    in_ip(wire.ipv4(_INNER[14:], protocol=4), protocol=4),
    in_ip(wire.ipv6(_WHOLE, protocol=17), protocol=41),
    wire.ethernet(labels(_INNER[14:], 16, 17), ethertype=0x8847),
    wire.ethernet(labels(b"\0\0\0\0" + _INNER, 16), ethertype=0x8847),
    wire.ethernet(pppoe(_INNER[14:]), ethertype=0x8864),
    wire.ethernet(b"\xaa\xaa\x03\0\0\0\x08\0" + _INNER[14:], ethertype=8 + len(_INNER) - 14),
)
FRAMES = (*STREAM_FRAMES, *NETWORK_FRAMES, *LINK_FRAMES, *TUNNEL_FRAMES)


def damaged(frame: bytes, edits: list[tuple[int, int]], *, length: int) -> bytes:
    """A frame with some octets changed, and cut."""
    octets = bytearray(frame)
    for place, value in edits if octets else ():
        octets[place % len(octets)] = value
    return bytes(octets[:length])


def mixtures() -> st.SearchStrategy[list[bytes]]:
    """Random frames, some of them damaged or cut."""
    edits = st.lists(st.tuples(st.integers(0, 80), st.integers(0, 255)), max_size=3)
    worse = st.builds(damaged, st.sampled_from(FRAMES), edits, length=st.integers(0, 200))
    return st.lists(st.one_of(st.sampled_from(FRAMES), worse), max_size=40)
