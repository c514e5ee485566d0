"""Columns of the arrays that the compiled walker works on, and the arrays themselves.

All numbers are int64, one row per thing, so that what one packet touches lies close together. A time that is absent is
`NO_TIME`. The block that is walked keeps its first `DESK_BYTES` octets free: there a PDU is put together that reaches
over a segment's border.
"""

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from zonewright.protocols.counter import CARRY_BYTES, make_marks

NO_TIME = -(2**63) + 1

# A hash table of rows keeps the upper bits of the hash and the row's index + 1 in one word.
TAG_BITS = 32

# The key of a flow, seven words. Word 0: ethertype (16 bits), source MAC (48). Word 1: tunnel (6 bits from bit 57; 0
# outside of tunnels), IP protocol + 1, or `LINK_ROOM` + room on layer 2 (9), destination MAC (48). Words 2..5: source
# and destination IP. Word 6: whether the link names no destination MAC (bit 61), no source MAC (bit 60), outer VLAN + 1
# (13 bits from bit 47), inner VLAN + 1 (13), source port + 1 (17), destination port + 1 (17).
KEY_WORDS = 7
SENDER, RECEIVER, SOURCE_HIGH, SOURCE_LOW, DESTINATION_HIGH, DESTINATION_LOW, TAGS_PORTS = range(KEY_WORDS)
HASH = 7  # of the key, beside it in packets and flows
LINK_ROOM = 256  # rooms on layer 2 are numbered from here, where the IP protocol + 1 of other packets stands
NO_SOURCE_MAC, NO_DESTINATION_MAC = 1 << 60, 1 << 61
MAC = (1 << 48) - 1
PORTS = (1 << 34) - 1
TUNNEL_BITS = 57  # where the tunnel begins in word 1

# A packet of the batch at hand: its key and hash, then what the frame reader found.
PAYLOAD_START = 8  # first octet above the transport (above the network, above the ethertype where there is none)
PAYLOAD_END = 9  # behind its last captured octet
PAYLOAD_BYTES = 10  # its length on the wire
TRANSPORT, TTL, TCP_FLAGS, TCP_SEQUENCE = 11, 12, 13, 14
NUMBER, NS, IS_CUT, WIRE_BYTES, FLOW = 15, 16, 17, 18, 19
PART = 20  # of an IP packet: `WHOLE`, the first fragment, or a later one
PRINT = 21  # what tells an IPv4 packet from the next of its flow, but for what is above the network
PACKET_COLUMNS = 24
WHOLE, FIRST_PART, LATER_PART = range(3)
BATCH = 256
LEVELS = 3  # tunnels inside of each other that are opened
BATCH_ROWS = BATCH + LEVELS
ON_LINK, ON_IP, ON_TCP, ON_UDP, ON_ARP = range(5)

# A flow: its key and hash, then counters and state.
PACKETS, BYTES, PAYLOAD = 8, 9, 10
FIRST_PACKET, LAST_PACKET, FIRST_NS, LAST_NS = 11, 12, 13, 14
SYN, SYN_ACK, RESET = 15, 16, 17
TTLS = 18  # the highest time to live + 1 (16 bits) and, above it, 256 - the lowest; 0 when none was seen
DUPLICATES = 19
CUT = 20
ROOM = 21  # index of the protocol room + 1; 0 when there is none; -1 when it turned out to be foreign; or UNTOLD
UNTOLD = -2
"""In `ROOM` of a flow on unknown ports, until its first payload says what it is."""
FROM_SERVER = 22
GAPS, GOOD, BAD = 23, 24, 25
STREAM = 26
KEPT, KEPT_LOST = 27, 28
UNDERSTOOD, REPEATED, LATE = 29, 30, 31
FLOW_COLUMNS = 32

# A TCP stream that a protocol room reads, one direction.
NEXT_PDU = 0  # sequence number where the next PDU begins
CARRIED = 1  # octets of it that came already
SYNCED = 2  # 0 after octets that make no sense, 1, or `RESTING`
RESTING = 2  # nothing more of the stream is read
SEEN = 3  # sequence number behind the last octet seen
START = 4  # number of the SYN; -1 before anything was seen; `BEFORE` less that of the first octet, without a SYN
BEFORE = -2
HOLE_START, HOLE_END = 5, 6  # one stretch that has not come yet and begins with a PDU
LAST_MESSAGE = 7  # code and kind of the message last seen (48 bits) and, above them, how many are not entered yet
CARRY = 8  # and the following: the carried octets, eight in a word
STREAM_COLUMNS = CARRY + CARRY_BYTES // 8

# A count of messages.
MESSAGE_FLOW, MESSAGE_CODE, MESSAGE_KIND, MESSAGE_COUNT, MESSAGE_HASH = range(5)
MESSAGE_COLUMNS = 5

# A range that messages touch; with `WHOLE_AREA` for both ends, the row of all ranges of a code, unit and area.
TOUCH_FLOW, TOUCH_CODE, TOUCH_UNIT, TOUCH_AREA, TOUCH_FIRST, TOUCH_LAST, TOUCH_COUNT, TOUCH_HASH = range(8)
TOUCH_LOW, TOUCH_HIGH, VARIANTS = 8, 9, 10  # of all ranges: the lowest and highest address, and how many are kept
TOUCH_COLUMNS = 12
TOUCH_VARIANTS = 1024
WHOLE_AREA = -2

# A kept PDU.
KEPT_FLOW, KEPT_ROOM, KEPT_HASH, KEPT_OFFSET, KEPT_LENGTH = range(5)
KEPT_FIRST, KEPT_LAST, KEPT_FIRST_NS, KEPT_LAST_NS, KEPT_COUNT = range(5, 10)
KEPT_COLUMNS = 10
ARP_ROOM = -2  # what stands in KEPT_ROOM for the sender fields of ARP
KEPT_BYTES, KEPT_VARIANTS = 2048, 64
EVERY_BYTES = 256 << 20  # of kept octets in all, up to which PDUs are kept that are wanted every one
DESK_BYTES = CARRY_BYTES + KEPT_BYTES

# What one payload may bring beyond its own length: messages, kept PDUs, octets of them.
SPARE, SPARE_KEPT, SPARE_OCTETS = 2048, 64, 128

# A first fragment, for those that follow it.
FRAGMENT_ROWS, FRAGMENT_COLUMNS = 4096, 8

# A packet not long ago: its print (0: none) and its time. A copy is looked for at one place only.
RECENT_ROWS, RECENT_COLUMNS = 1024, 2

# A tunnel: what kind it is, its number (-1 where it has none), the tunnel it lies in itself, and, where it has no
# number, its two ends. Rows count from 1; the last stands for all that find no room.
TUNNEL_KIND, TUNNEL_NUMBER, TUNNEL_PARENT, TUNNEL_ENDS = range(4)
TUNNEL_ROWS, TUNNEL_COLUMNS = 64, 8
MORE_TUNNELS = TUNNEL_ROWS - 1
MPLS, PPPOE, GRE, NVGRE, ERSPAN, VXLAN, GENEVE, IPIP, SIX_IN_FOUR, FOUR_IN_SIX = range(1, 11)

# An interface of the capture.
LINK_TYPE, TICK_KIND, TICK_FACTOR, OFFSET_S, SNAP_LENGTH, OF_OTHER_LINK = range(6)
FCS_BYTES = 8  # octets of check sum behind every frame
SAID_LOST = 9  # packets that the sensor lost, as its packet blocks say between them
STATED_LOST = 10  # the same, as its statistics say in all
INTERFACE_COLUMNS = 12
TICKS_TIMES, TICKS_PER, TICKS_BINARY, TICKS_NONE = range(4)
NULL, ETHERNET, PPP, RAW, PPP_SERIAL, CISCO_HDLC, LOOP, COOKED, COOKED_2 = 0, 1, 9, 101, 50, 104, 108, 113, 276
RAWS = (12, 14, RAW, 228, 229)
NO_LINK = -1  # the description of the interface is too short to name one

# The counters of the whole walk, and its answers to the Python side.
TOTAL, DECODED = 0, 1
IGNORED = 2  # and the following: by reason
REASONS = 6
FLOWS_USED, STREAMS_USED, MESSAGES_USED, KEPT_USED, KEPT_BYTES_USED = range(8, 13)
POSITION = 13  # where in the block the walk stands
OFFSET = 14  # what to add to it for the offset in the (uncompressed) file
FIRST_TIME, LAST_TIME = 15, 16
ODD_TIMES = 17  # packets whose time no calendar knows
BAD_BLOCKS = 18  # packets whose record contradicts itself
BAD_BLOCK_NUMBER, BAD_BLOCK_OFFSET = 19, 20  # the first of them
NEEDED = 21  # octets that a record needs in one piece; captured octets for which there is no room
BIG_ENDIAN, NANOSECONDS, FRAMING = 22, 23, 24
INTERFACES_USED = 25
IN_BATCH, ENTERED, TAKEN = 26, 27, 28  # packets of the batch; whether they are in flows; how many payloads are read
TOUCHED = 29  # keeps early reads of memory from being optimised away
KEPT_IN_PART = 30  # kept PDUs of which not all octets are there
TUNNELS_USED = 32
TUNNELS_LOST = 33  # packets in tunnels for which there was no room
COPIES, COPY_NUMBER, COPY_LAST = 34, 35, 36  # packets that are copies of one just before; the first and the last
PREVIOUS_TIME = 37
BACKWARD, BACKWARD_NUMBER, BACKWARD_MOST = 38, 39, 40  # packets older than the one before; the first; the most ns
RECORD_BYTES = 48  # length of a record's header in a classic file
LENGTHS = 49  # how a record gives its two lengths
SKIPPED = 50  # and the following: blocks of pcapng that are no packets, by kind
TOUCHES_USED, TOUCHES_LOST = 60, 61  # rows of ranges; PDUs that touch more ranges than are noted
COUNTERS = 64
CLASSIC, NEXT_GENERATION = range(2)
CAPTURED_FIRST, WIRE_FIRST, SHORTER_FIRST = range(3)
NAMES, STATISTICS, JOURNAL, SECRETS, CUSTOM, OTHER_BLOCK = range(6)
BLOCK_KINDS = 6

OTHER_LINK, CUT_LINK, CUT_NETWORK, CORRUPT, NO_SENDER = range(1, REASONS)

# What the walk answers when it returns.
MORE_OCTETS, FULL, SPECIAL_BLOCK, BROKEN = range(4)

MOST_CAPTURED = 16 << 20
MOST_BLOCK = 64 << 20


class Tables(NamedTuple):
    """Everything the walker remembers between packets; grows with flows, not with packets."""

    counters: Any
    interfaces: Any
    fragments: Any
    tunnels: Any
    recent: Any
    packets: Any
    flows: Any
    slots: Any
    rooms_of_port: Any
    rooms_of_ethertype: Any
    next_room: Any
    siblings: Any
    probes: Any
    addresses: Any
    streams: Any
    messages: Any
    touches: Any
    kept: Any
    kept_octets: Any
    marks: Any


@dataclass(frozen=True, slots=True)
class RoomTables:
    """How the walker finds the room of a packet; rooms are numbered from 1.

    Attributes:
        ports: transport and port -> the first room of it.
        ethertypes: ethertype -> the first room of it.
        following: room -> the next one of the same ethertype.
        siblings: room -> the next one of the same port.
        probes: room and transport of those that are asked when no port is known.
        addresses: where the counter of each room lies.
    """

    ports: Any
    ethertypes: Any
    following: Any
    siblings: Any
    probes: Any
    addresses: Any


def make_tables(rooms: RoomTables) -> Tables:
    """Give empty tables; those that hash have a power of two of rows."""
    numbers = np.int64
    tables = Tables(
        counters=np.zeros(COUNTERS, numbers),
        interfaces=np.zeros((8, INTERFACE_COLUMNS), numbers),
        fragments=np.zeros((FRAGMENT_ROWS, FRAGMENT_COLUMNS), numbers),
        tunnels=np.zeros((TUNNEL_ROWS, TUNNEL_COLUMNS), numbers),
        recent=np.zeros((RECENT_ROWS, RECENT_COLUMNS), numbers),
        packets=np.zeros((BATCH_ROWS, PACKET_COLUMNS), numbers),
        flows=np.zeros((4096, FLOW_COLUMNS), numbers),
        slots=np.zeros(8192, numbers),
        rooms_of_port=rooms.ports,
        rooms_of_ethertype=rooms.ethertypes,
        next_room=rooms.following,
        siblings=rooms.siblings,
        probes=rooms.probes,
        addresses=rooms.addresses,
        streams=np.zeros((1024, STREAM_COLUMNS), numbers),
        messages=np.zeros((16384, MESSAGE_COLUMNS), numbers),
        touches=np.zeros((16384, TOUCH_COLUMNS), numbers),
        kept=np.zeros((1024, KEPT_COLUMNS), numbers),
        kept_octets=np.zeros(1 << 16, np.uint8),
        marks=make_marks(),
    )
    tables.counters[FIRST_TIME] = NO_TIME
    tables.counters[LAST_TIME] = NO_TIME
    tables.counters[PREVIOUS_TIME] = NO_TIME
    return tables
