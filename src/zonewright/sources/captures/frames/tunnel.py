"""Opens what a packet carries inside: the inner packet becomes a row of its own behind the outer one; compiled.

What stands between the link header and the network without an address of its own (MPLS labels, PPPoE) is treated like
a tag: the packet stays one row, and its key says the tunnel. An inner packet whose headers are cut or lie leaves the
outer row only.
"""

from typing import Any

from zonewright.protocols.octets import big16, byte
from zonewright.sources.captures.column import (
    ERSPAN,
    ETHERNET,
    FIRST_PART,
    FOUR_IN_SIX,
    GENEVE,
    GRE,
    IN_BATCH,
    IPIP,
    IS_CUT,
    LATER_PART,
    LEVELS,
    MAC,
    MORE_TUNNELS,
    MPLS,
    NS,
    NUMBER,
    NVGRE,
    ON_IP,
    ON_LINK,
    ON_UDP,
    PACKET_COLUMNS,
    PART,
    PAYLOAD_BYTES,
    PAYLOAD_END,
    PAYLOAD_START,
    PORTS,
    PPPOE,
    RAW,
    RECEIVER,
    SENDER,
    SIX_IN_FOUR,
    SOURCE_HIGH,
    SOURCE_LOW,
    TAGS_PORTS,
    TRANSPORT,
    TUNNEL_BITS,
    TUNNEL_ENDS,
    TUNNEL_KIND,
    TUNNEL_NUMBER,
    TUNNEL_PARENT,
    TUNNELS_LOST,
    TUNNELS_USED,
    VXLAN,
    WIRE_BYTES,
)
from zonewright.sources.captures.compiler import compiled
from zonewright.sources.captures.frames.header import read_frame
from zonewright.sources.captures.frames.link import big32

_NOTHING = -1
_MOST_LABELS = 16
_VXLAN, _VXLAN_OF_LINUX, _VXLAN_GPE, _GENEVE = 4789, 8472, 4790, 6081
_FIRST_NVGRE = 0x1000  # subnets below are reserved, so a smaller one is a plain key


@compiled
def may_hold(packets: Any, row: int) -> bool:
    """Tell whether the packet of a row may carry another one inside."""
    transport = packets[row, TRANSPORT]
    if transport == ON_UDP:
        port = (packets[row, TAGS_PORTS] & 0x1FFFF) - 1
        return bool(port in (_VXLAN, _VXLAN_GPE, _VXLAN_OF_LINUX, _GENEVE))
    if transport == ON_IP:
        protocol = _protocol_of(packets, row)
        return bool(protocol == 47 or protocol == 4 or protocol == 41 or protocol == 137)
    ethertype = (packets[row, SENDER] >> 48) & 0xFFFF
    return bool(transport == ON_LINK and (ethertype == 0x8847 or ethertype == 0x8848 or ethertype == 0x8864))


@compiled
def open_tunnels(octets: Any, packets: Any, row: int, fragments: Any, tunnels: Any, counters: Any) -> None:
    """Put what the packet of a row carries inside into rows behind it, at most `LEVELS` deep."""
    for _ in range(LEVELS):
        if packets[row, PART] == LATER_PART or not may_hold(packets, row):
            return
        link, start, kind, number = _look_inside(octets, packets, row)
        end, wire_end = packets[row, PAYLOAD_END], packets[row, PAYLOAD_START] + packets[row, PAYLOAD_BYTES]
        inner = counters[IN_BATCH]
        if link < 0 or start >= end:
            return
        if read_frame(octets, link, start, end - start, wire_end - start, packets, inner, fragments) > 0:
            return
        tunnel = _find_tunnel(tunnels, counters, kind, number, packets, row)
        packets[inner, RECEIVER] |= tunnel << TUNNEL_BITS
        packets[inner, NUMBER] = packets[row, NUMBER]
        packets[inner, NS] = packets[row, NS]
        packets[inner, WIRE_BYTES] = wire_end - start
        is_cut = end < wire_end or packets[row, PART] == FIRST_PART
        packets[inner, IS_CUT] = 1 if is_cut else 0
        if kind in (MPLS, PPPOE):
            _take_place(packets, row, inner, link)
        else:
            counters[IN_BATCH] = inner + 1
            row = inner


@compiled
def _take_place(packets: Any, row: int, inner: int, link: int) -> None:
    """Let what lies behind labels take the place of the frame that carries them; an IP packet keeps its MACs."""
    if link == RAW:
        packets[inner, SENDER] |= packets[row, SENDER] & MAC
        packets[inner, RECEIVER] |= packets[row, RECEIVER] & MAC
        ports = packets[inner, TAGS_PORTS] & PORTS
        packets[inner, TAGS_PORTS] = packets[row, TAGS_PORTS] & ~PORTS | ports
    packets[inner, WIRE_BYTES] = packets[row, WIRE_BYTES]
    packets[inner, IS_CUT] = packets[row, IS_CUT]
    for part in range(PACKET_COLUMNS):
        packets[row, part] = packets[inner, part]


@compiled
def _protocol_of(packets: Any, row: int) -> int:
    return int(((packets[row, RECEIVER] >> 48) & 0x1FF) - 1)


@compiled
def _look_inside(octets: Any, packets: Any, row: int) -> tuple[int, int, int, int]:
    """Give link type and place of what is inside, kind of tunnel and its number; the link type is -1 for nothing."""
    at, end, transport = packets[row, PAYLOAD_START], packets[row, PAYLOAD_END], packets[row, TRANSPORT]
    found: tuple[int, int, int, int]
    if transport == ON_UDP:
        found = _inside_udp(octets, at, end, (packets[row, TAGS_PORTS] & 0x1FFFF) - 1)
        return found
    if transport == ON_LINK:
        if (packets[row, SENDER] >> 48) & 0xFFFF == 0x8864:
            found = _inside_pppoe(octets, at, end)
            return found
        link, at = _behind_labels(octets, at, end)
        return link, at, MPLS, -1
    protocol = _protocol_of(packets, row)
    if protocol == 47:
        found = _inside_gre(octets, at, end)
        return found
    if protocol == 137:
        link, at = _behind_labels(octets, at, end)
        return link, at, MPLS, -1
    is_six = packets[row, SOURCE_HIGH] != 0 or packets[row, SOURCE_LOW] >> 32 != 0xFFFF
    if is_six == (protocol == 41):
        return RAW, at, IPIP, -1
    return RAW, at, FOUR_IN_SIX if is_six else SIX_IN_FOUR, -1


@compiled
def _inside_udp(octets: Any, at: int, end: int, port: int) -> tuple[int, int, int, int]:
    if end - at < 8:
        return _NOTHING, at, VXLAN, 0
    number, flags = big32(octets, at + 4) >> 8, byte(octets, at)
    if port == _GENEVE:
        behind = at + 8 + (flags & 0x3F) * 4
        link = _link_of(big16(octets, at + 2)) if flags >> 6 == 0 and behind < end else _NOTHING
        return link, behind, GENEVE, number
    if flags & 0x08 == 0:
        return _NOTHING, at, VXLAN, number
    if port != _VXLAN_GPE:
        return ETHERNET, at + 8, VXLAN, number
    following = byte(octets, at + 3)
    if following == 5:
        link, at = _behind_labels(octets, at + 8, end)
        return link, at, VXLAN, number
    link = ETHERNET if following == 3 else RAW if following == 1 or following == 2 else _NOTHING
    return link, at + 8, VXLAN, number


@compiled
def _link_of(ethertype: int) -> int:
    """Give the link type of what begins behind an ethertype: a frame, or an IP packet."""
    if ethertype == 0x6558:
        return ETHERNET
    return RAW if ethertype == 0x0800 or ethertype == 0x86DD else _NOTHING


@compiled
def _inside_gre(octets: Any, at: int, end: int) -> tuple[int, int, int, int]:
    if end - at < 4:
        return _NOTHING, at, GRE, -1
    flags, ethertype, behind, number = big16(octets, at), big16(octets, at + 2), at + 4, -1
    behind += 4 if flags & 0xC000 else 0
    if flags & 0x2000 and end - behind >= 4:
        number = big32(octets, behind)
    behind += (4 if flags & 0x2000 else 0) + (4 if flags & 0x1000 else 0)
    if flags & 0x4007 or behind >= end:
        return _NOTHING, at, GRE, -1
    if ethertype == 0x88BE or ethertype == 0x22EB:
        found: tuple[int, int, int, int] = _inside_erspan(octets, behind, end, flags & 0x1000)
        return found
    if ethertype == 0x8847 or ethertype == 0x8848:
        link, behind = _behind_labels(octets, behind, end)
        return link, behind, GRE, number
    if ethertype == 0x6558 and number >> 8 >= _FIRST_NVGRE:
        return ETHERNET, behind, NVGRE, number >> 8
    return _link_of(ethertype), behind, GRE, number


@compiled
def _inside_erspan(octets: Any, at: int, end: int, sequence: int) -> tuple[int, int, int, int]:
    """The first kind has no header of its own and no sequence numbers; the version tells the others."""
    if sequence == 0:
        return ETHERNET, at, ERSPAN, -1
    if end - at < 12:
        return _NOTHING, at, ERSPAN, -1
    version, session = byte(octets, at) >> 4, big16(octets, at + 2) & 0x3FF
    if version == 1:
        return ETHERNET, at + 8, ERSPAN, session
    frame, platform = (byte(octets, at + 10) >> 2) & 0x1F, byte(octets, at + 11) & 1
    link = ETHERNET if frame == 0 else RAW if frame == 2 else _NOTHING
    return link if version == 2 else _NOTHING, at + (20 if platform else 12), ERSPAN, session


@compiled
def _inside_pppoe(octets: Any, at: int, end: int) -> tuple[int, int, int, int]:
    if end - at < 8 or big16(octets, at) != 0x1100:
        return _NOTHING, at, PPPOE, -1
    protocol = big16(octets, at + 6)
    link = RAW if protocol == 0x0021 or protocol == 0x0057 else _NOTHING
    return link, at + 8, PPPOE, big16(octets, at + 2)


@compiled
def _behind_labels(octets: Any, at: int, end: int) -> tuple[int, int]:
    """Step over MPLS labels: an IP packet tells itself by its version, a frame lies there with or without a word."""
    for _ in range(_MOST_LABELS):
        if end - at < 5:
            return _NOTHING, at
        is_last = byte(octets, at + 2) & 1
        at += 4
        if is_last:
            break
    first = byte(octets, at)
    if (first >> 4 == 4 and first & 15 >= 5) or first >> 4 == 6:
        return RAW, at
    bare, worded = _is_frame(octets, at, end), _is_frame(octets, at + 4, end) if first >> 4 == 0 else 0
    if worded > 0 and worded >= bare:
        return ETHERNET, at + 4
    return ETHERNET if bare > 0 else _NOTHING, at


@compiled
def _is_frame(octets: Any, at: int, end: int) -> int:
    """Tell a frame: 2 by an ethertype of plants and offices, 1 by the length of an LLC frame, 0 when it is none."""
    if end - at < 14:
        return 0
    ethertype = big16(octets, at + 12)
    known = ethertype == 0x0800 or ethertype == 0x0806 or ethertype == 0x86DD or ethertype == 0x8100
    if known or ethertype >> 8 == 0x88:
        return 2
    return 1 if 2 < ethertype <= 1500 and ethertype <= end - at else 0


@compiled
def _find_tunnel(tunnels: Any, counters: Any, kind: int, number: int, packets: Any, row: int) -> int:
    """Give the place of a tunnel in their table; one without a number is told by its two ends, whichever way."""
    parent = packets[row, RECEIVER] >> TUNNEL_BITS
    used = counters[TUNNELS_USED]
    for place in range(1, used + 1):
        same = tunnels[place, TUNNEL_KIND] == kind and tunnels[place, TUNNEL_NUMBER] == number
        same = same and tunnels[place, TUNNEL_PARENT] == parent
        if same and (number >= 0 or _has_ends(tunnels, place, packets, row)):
            return place
    if used + 1 >= MORE_TUNNELS:
        counters[TUNNELS_LOST] += 1
        return int(MORE_TUNNELS)
    counters[TUNNELS_USED] = used + 1
    tunnels[used + 1, TUNNEL_KIND] = kind
    tunnels[used + 1, TUNNEL_NUMBER] = number
    tunnels[used + 1, TUNNEL_PARENT] = parent
    for word in range(4 if number < 0 else 0):
        tunnels[used + 1, TUNNEL_ENDS + word] = packets[row, SOURCE_HIGH + word]
    return int(used + 1)


@compiled
def _has_ends(tunnels: Any, place: int, packets: Any, row: int) -> bool:
    forth, back = True, True
    for word in range(4):
        end = tunnels[place, TUNNEL_ENDS + word]
        forth = forth and end == packets[row, SOURCE_HIGH + word]
        back = back and end == packets[row, SOURCE_HIGH + (word + 2) % 4]
    return forth or back
