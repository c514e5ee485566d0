"""Reads link, network and transport headers of one frame into the packet row; compiled.

Ethernet is read here at once, other link headers by `link`; what a frame carries inside is opened by `tunnel`.
A frame is decoded when its link header is complete and its sender has an address: a MAC that is not zero, or an IP.
An IP header that is cut or lies leaves a layer-2 packet with its ethertype; only if the sender has no MAC either, the
frame is ignored with that reason. A length that claims more than the wire held is taken as far as the wire went; a
total length of zero (segmentation offload) means all of the frame.
"""

from typing import Any

from zonewright.protocols.octets import big16, byte
from zonewright.sources.captures.column import (
    CORRUPT,
    CUT_LINK,
    CUT_NETWORK,
    DESTINATION_HIGH,
    DESTINATION_LOW,
    ETHERNET,
    FIRST_PART,
    FRAGMENT_ROWS,
    LATER_PART,
    NO_DESTINATION_MAC,
    NO_SENDER,
    NO_SOURCE_MAC,
    ON_ARP,
    ON_IP,
    ON_LINK,
    ON_TCP,
    ON_UDP,
    PACKET_COLUMNS,
    PART,
    PAYLOAD_BYTES,
    PAYLOAD_END,
    PAYLOAD_START,
    PRINT,
    RECEIVER,
    SENDER,
    SOURCE_HIGH,
    SOURCE_LOW,
    TAGS_PORTS,
    TCP_FLAGS,
    TCP_SEQUENCE,
    TRANSPORT,
    TTL,
)
from zonewright.sources.captures.compiler import compiled
from zonewright.sources.captures.frames.link import big32, read_link

_MAPPED = 0xFFFF << 32
_TAGS = 4
_POSITIVE = 0x7FFFFFFF


@compiled
def _signed64(octets: Any, at: int) -> int:
    high = big32(octets, at)
    if high >= 1 << 31:
        high -= 1 << 32
    return int((high << 32) | big32(octets, at + 4))


@compiled
def read_frame(
    octets: Any, link: int, start: int, captured: int, wire: int, packets: Any, row: int, fragments: Any
) -> int:
    """Fill the packet's row from a frame of a link type; gives 0, or the number of the reason why it is ignored."""
    end = start + captured
    if link == ETHERNET and captured < 14:
        return CUT_LINK
    for part in range(PACKET_COLUMNS):
        packets[row, part] = 0
    packets[row, TTL] = -1
    packets[row, TCP_FLAGS] = -1
    wire_end = start + max(wire, captured)
    if link == ETHERNET:
        packets[row, RECEIVER] = (big16(octets, start) << 32) | big32(octets, start + 2)
        sender = (big16(octets, start + 6) << 32) | big32(octets, start + 8)
        ethertype, at, tags = big16(octets, start + 12), start + 14, 0
    else:
        ethertype = read_link(octets, link, start, end, packets, row)
        if ethertype < 0:
            return CUT_LINK
        sender, at = packets[row, SENDER], packets[row, PAYLOAD_START]
        tags = NO_DESTINATION_MAC | (NO_SOURCE_MAC if sender == 0 else 0)
    if ethertype == 0x8100 or ethertype == 0x88A8 or ethertype == 0x9100:
        tags |= _read_tags(octets, at, end, packets, row)
        at = packets[row, PAYLOAD_START]
        ethertype = packets[row, PAYLOAD_BYTES]
        if ethertype < 0:
            return CUT_LINK
    if ethertype < 1536:
        wire_end = min(wire_end, at + ethertype) if link == ETHERNET else wire_end
        ethertype = _ethertype_of_snap(octets, at, min(end, wire_end))
        at += 8 if ethertype > 0 else 0
    packets[row, TAGS_PORTS] = tags
    _set_payload(packets, row, at, min(end, wire_end), wire_end)
    packets[row, TRANSPORT] = ON_LINK
    reason = 0
    if ethertype == 0x0800:
        reason = _read_ipv4(octets, at, end, wire_end, packets, row, fragments)
    elif ethertype == 0x86DD:
        reason = _read_ipv6(octets, at, end, wire_end, packets, row, fragments)
    elif ethertype == 0x0806:
        _read_arp(octets, at, end, packets, row)
    packets[row, SENDER] = ((ethertype - ((ethertype >> 15) << 16)) << 48) | sender
    if sender == 0 and packets[row, SOURCE_HIGH] == 0 and packets[row, SOURCE_LOW] == 0:
        return reason if reason > 0 else NO_SENDER
    return 0


@compiled
def _read_tags(octets: Any, at: int, end: int, packets: Any, row: int) -> int:
    """Read VLAN tags from behind the first type on; puts the place and the ethertype behind them into the row."""
    ethertype, outer, inner, tags = 0x8100, 0, 0, 0
    while (ethertype == 0x8100 or ethertype == 0x88A8 or ethertype == 0x9100) and tags < _TAGS and inner == 0:
        if end - at < 4:
            packets[row, PAYLOAD_BYTES] = -1
            return 0
        vlan = big16(octets, at) & 0x0FFF
        ethertype = big16(octets, at + 2)
        at += 4
        tags += 1
        if vlan > 0 and outer == 0:
            outer = vlan + 1
        elif vlan > 0:
            inner = vlan + 1
    packets[row, PAYLOAD_START] = at
    packets[row, PAYLOAD_BYTES] = ethertype
    return (outer << 47) | (inner << 34)


@compiled
def _ethertype_of_snap(octets: Any, at: int, end: int) -> int:
    """Give the ethertype of an LLC frame that names one (SNAP), else 0."""
    if end - at < 8 or big32(octets, at) != 0xAAAA0300 or big16(octets, at + 4) != 0:
        return 0
    ethertype = big16(octets, at + 6)
    return int(ethertype) if ethertype >= 1536 else 0


@compiled
def _set_payload(packets: Any, row: int, at: int, end: int, wire_end: int) -> None:
    packets[row, PAYLOAD_START] = at
    packets[row, PAYLOAD_END] = max(at, end)
    packets[row, PAYLOAD_BYTES] = max(0, wire_end - at)


@compiled
def _read_arp(octets: Any, at: int, end: int, packets: Any, row: int) -> None:
    link = big32(octets, at) if end - at >= 28 else 0
    if (link != 0x00010800 and link != 0x00060800) or big16(octets, at + 4) != 0x0604:
        return
    address = big32(octets, at + 14)
    if address != 0:
        packets[row, SOURCE_LOW] = _MAPPED | address
        packets[row, TRANSPORT] = ON_ARP


@compiled
def _read_ipv4(octets: Any, at: int, end: int, wire_end: int, packets: Any, row: int, fragments: Any) -> int:
    if end - at < 20:
        return CUT_NETWORK
    header = (byte(octets, at) & 15) * 4
    total = big16(octets, at + 2)
    if byte(octets, at) >> 4 != 4 or header < 20 or (total > 0 and total < header):
        return CORRUPT
    if total > 0:
        wire_end = min(wire_end, at + total)
    protocol = byte(octets, at + 9)
    packets[row, SOURCE_LOW] = _MAPPED | big32(octets, at + 12)
    packets[row, DESTINATION_LOW] = _MAPPED | big32(octets, at + 16)
    packets[row, RECEIVER] |= (protocol + 1) << 48
    packets[row, TTL] = byte(octets, at + 8)
    above = at + header
    stop = min(end, wire_end)
    _set_payload(packets, row, above, stop, wire_end)
    packets[row, TRANSPORT] = ON_IP
    fragment = big16(octets, at + 6)
    more, offset, ident = (fragment >> 13) & 1, fragment & 0x1FFF, big16(octets, at + 4)
    packets[row, PRINT] = (ident << 40) | (big16(octets, at + 10) << 24) | (1 if ident > 0 else 0)
    if offset == 0:
        _read_transport(octets, protocol, stop, wire_end, packets, row)
    if more or offset > 0:
        _follow_fragment(packets, row, fragments, (ident << 8) | protocol, 1 if offset == 0 else 0)
    return 0


@compiled
def _read_ipv6(octets: Any, at: int, end: int, wire_end: int, packets: Any, row: int, fragments: Any) -> int:
    if end - at < 40:
        return CUT_NETWORK
    if byte(octets, at) >> 4 != 6:
        return CORRUPT
    length = big16(octets, at + 4)
    if length > 0:
        wire_end = min(wire_end, at + 40 + length)
    stop = min(end, wire_end)
    packets[row, SOURCE_HIGH] = _signed64(octets, at + 8)
    packets[row, SOURCE_LOW] = _signed64(octets, at + 16)
    packets[row, DESTINATION_HIGH] = _signed64(octets, at + 24)
    packets[row, DESTINATION_LOW] = _signed64(octets, at + 32)
    packets[row, TTL] = byte(octets, at + 7)
    packets[row, TRANSPORT] = ON_IP
    following = byte(octets, at + 6)
    above = at + 40
    offset, more, ident = 0, 0, -1
    for _ in range(16):
        authentic = following == 51
        plain = following == 0 or following == 43 or following == 60
        plain = plain or following == 135 or following == 139 or following == 140
        if following == 44 and offset == 0 and stop - above >= 8:
            offset = big16(octets, above + 2) >> 3
            more = byte(octets, above + 3) & 1
            ident = big32(octets, above + 4)
            following = byte(octets, above)
            above += 8
        elif (plain or authentic) and offset == 0 and stop - above >= 2:
            size = (byte(octets, above + 1) + 2) * 4 if authentic else (byte(octets, above + 1) + 1) * 8
            following = byte(octets, above)
            above += size
        else:
            break
    packets[row, RECEIVER] |= (following + 1) << 48
    _set_payload(packets, row, above, stop, wire_end)
    if offset == 0 and above <= stop:
        _read_transport(octets, following, stop, wire_end, packets, row)
    if ident >= 0 and (more or offset > 0):
        _follow_fragment(packets, row, fragments, (ident << 8) | following, 1 if offset == 0 else 0)
    return 0


@compiled
def _read_transport(octets: Any, protocol: int, end: int, wire_end: int, packets: Any, row: int) -> None:
    at = packets[row, PAYLOAD_START]
    if (protocol != 6 and protocol != 17) or end - at < 4:
        return
    packets[row, TAGS_PORTS] |= ((big16(octets, at) + 1) << 17) | (big16(octets, at + 2) + 1)
    if protocol == 17:
        length = big16(octets, at + 4) if end - at >= 6 else 0
        if length >= 8:
            wire_end = min(wire_end, at + length)
        check = big16(octets, at + 6) if end - at >= 8 else 0
        packets[row, PRINT] |= (check << 8) | (2 if check == 0 else 0)
        _set_payload(packets, row, at + 8, min(end, wire_end), wire_end)
        packets[row, TRANSPORT] = ON_UDP
        return
    packets[row, TRANSPORT] = ON_TCP
    if end - at < 14:
        _set_payload(packets, row, at + 20, end, wire_end)
        return
    header = (byte(octets, at + 12) >> 4) * 4
    packets[row, TCP_SEQUENCE] = big32(octets, at + 4)
    packets[row, TCP_FLAGS] = byte(octets, at + 13)
    packets[row, PRINT] |= (big16(octets, at + 16) if end - at >= 18 else 0) << 8
    if header < 20:
        packets[row, TRANSPORT] = ON_IP
        _set_payload(packets, row, at, at, at)
        return
    _set_payload(packets, row, at + header, end, wire_end)


@compiled
def _follow_fragment(packets: Any, row: int, fragments: Any, name: int, is_first: int) -> None:
    """Carry the ports of a first fragment to the later ones; the newest of equal places in the table stays."""
    packets[row, PART] = FIRST_PART if is_first else LATER_PART
    mixed = ((name ^ (name >> 20)) & _POSITIVE) * 0x5BD1E995 & _POSITIVE
    for word in range(SOURCE_HIGH, DESTINATION_LOW + 1):
        part = packets[row, word]
        mixed = (mixed ^ (part & _POSITIVE) ^ ((part >> 31) & _POSITIVE)) * 0x5BD1E995 & _POSITIVE
    place = (mixed >> 7) % FRAGMENT_ROWS
    transport = packets[row, TRANSPORT]
    if transport in (ON_TCP, ON_UDP):
        fragments[place, 0] = name
        for word in range(4):
            fragments[place, 1 + word] = packets[row, SOURCE_HIGH + word]
        fragments[place, 5] = packets[row, TAGS_PORTS]
        return
    same = not is_first and fragments[place, 0] == name and fragments[place, 5] >> 34 == packets[row, TAGS_PORTS] >> 34
    for word in range(4):
        same = same and fragments[place, 1 + word] == packets[row, SOURCE_HIGH + word]
    if same:
        packets[row, TAGS_PORTS] = fragments[place, 5]
