"""One pass over a capture file: pieces in, tables and faults out; what does not fit is given more room on the way."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import Any

import numpy as np

from zonewright.protocols.registry import ROOMS
from zonewright.sources.captures import column
from zonewright.sources.captures.container import enter_block, enter_header
from zonewright.sources.captures.growth import grow_tables
from zonewright.sources.captures.signature import CLASSIC_MAGICS, SECTION, find_foreign, is_plain_capture
from zonewright.sources.captures.unpacking import open_octets

BLOCK_BYTES = 2 << 20
_MARK_BYTES, _HEADER_BYTES, _HEAD_BYTES = 12, 24, 64
_PACKET_BLOCKS = (2, 3, 6)
_FEWEST_COPIES, _SHARE_OF_COPIES = 10, 100  # fewer, or less than one packet in that many, may be chance
_LEAST_STEP_NS = 1_000_000  # what several interfaces of one sensor differ by


@dataclass(frozen=True, slots=True)
class Fault:
    """Something of a capture that could not be read, before its input has a name."""

    where: str
    what: str
    packets: int = 0


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a packed capture may unpack to; memory stays the same whatever it is.

    Attributes:
        most_bytes: in all.
        most_idle_bytes: in one stretch in which no packet ends.
        ratio: how many times what was read of the file, beside `most_idle_bytes`.
    """

    most_bytes: int = 1 << 40
    most_idle_bytes: int = 1 << 30
    ratio: int = 1000


BOUNDS = Bounds()


@dataclass(slots=True)
class Passage:
    """What one pass has gathered.

    Attributes:
        walker: the module of the compiled walker.
        is_foreign: a capture of a format that is not read.
        lost: packets that the sensor lost, as it says itself.
        idle_from: where the last stretch with packets ends, and how many packets there were.
        links: link type of interfaces that are not Ethernet -> packets.
        unit: what the offsets of faults count.
        broken: reading stopped before the end of the file.
        cut: packets whose record the end of the file cuts.
        notes: what is worth knowing of a capture though everything of it was read.
    """

    tables: Any
    walker: Any
    sha256: str = ""
    size_bytes: int = 0
    unit: str = "byte"
    broken: bool = False
    is_foreign: bool = False
    cut: int = 0
    lost: int = 0
    idle_from: tuple[int, int] = (0, 0)
    links: dict[int, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    notes: list[Fault] = field(default_factory=list)


def make_empty_tables(addresses: Any) -> column.Tables:
    """Give empty tables that know the ports and ethertypes of every room; `addresses` are of their counters."""
    ports = np.zeros((5, 65536), np.int8)
    ethertypes = np.zeros(65536, np.int8)
    following = np.zeros(len(ROOMS) + 1, np.int8)
    siblings = np.zeros(len(ROOMS) + 1, np.int8)
    for number, room in reversed(list(enumerate(ROOMS, start=1))):
        for transport, own in ((column.ON_TCP, room.tcp_ports), (column.ON_UDP, room.udp_ports)):
            for port in own:
                siblings[number] = siblings[number] or ports[transport, port]
                ports[transport, port] = number
        for protocol in room.ip_protocols:
            ports[column.ON_IP, protocol] = number
        for ethertype in room.ethertypes:
            following[number] = ethertypes[ethertype]
            ethertypes[ethertype] = number
    asked = [
        (number, transport)
        for number, room in enumerate(ROOMS, start=1)
        for transport, own in ((column.ON_TCP, room.tcp_ports), (column.ON_UDP, room.udp_ports))
        if room.by_content and own
    ]
    probes = np.array(asked, np.int64).reshape(-1, 2)
    return column.make_tables(column.RoomTables(ports, ethertypes, following, siblings, probes, addresses))


def walk_file(path: PurePath, walker: Any, *, block_bytes: int = BLOCK_BYTES, bounds: Bounds = BOUNDS) -> Passage:
    """Walk over a capture file with the compiled walker."""
    passage = Passage(make_empty_tables(walker.ADDRESSES), walker)
    with Path(path).open("rb", buffering=0) as file, ThreadPoolExecutor(1) as pool:
        octets = open_octets(file, pool)
        passage.unit = octets.unit
        _walk_octets(octets, passage, block=np.empty(column.DESK_BYTES + block_bytes, np.uint8), bounds=bounds)
        passage.sha256 = octets.finish()
        passage.size_bytes = octets.size_bytes
    _close_section(passage)
    _note_counted_faults(passage)
    _note_copies_and_order(passage)
    return passage


def _walk_octets(octets: Any, passage: Passage, *, block: Any, bounds: Bounds) -> None:
    counters, filled, begun = passage.tables.counters, column.DESK_BYTES, False
    counters[column.POSITION] = column.DESK_BYTES
    counters[column.OFFSET] = -column.DESK_BYTES
    counters[column.NEEDED] = _HEAD_BYTES
    while not passage.broken:
        more = octets.fill(memoryview(block)[filled:])
        filled += more
        if not begun:
            begun = _begin(passage, block[column.DESK_BYTES : filled][:_HEAD_BYTES].tobytes())
        if begun and not passage.broken:
            _walk_block(passage, block, filled=filled)
        octets.settle()
        if octets.is_packed and not passage.broken:
            _note_excess(passage, bounds, packed=octets.size_bytes)
        at = int(counters[column.POSITION])
        left = filled - at
        if not more:
            break
        larger = _roomy(block, int(counters[column.NEEDED]))
        larger[column.DESK_BYTES : column.DESK_BYTES + left] = block[at:filled]
        block, filled = larger, column.DESK_BYTES + left
        counters[column.OFFSET] += at - column.DESK_BYTES
        counters[column.POSITION] = column.DESK_BYTES
    _note_end(octets, passage, left=block[int(counters[column.POSITION]) : filled])


def _begin(passage: Passage, head: bytes) -> bool:
    """Read the header of the capture; false when it is not there as a whole, or is none."""
    if len(head) < _MARK_BYTES:
        return False
    if is_plain_capture(head):
        dialect = CLASSIC_MAGICS.get(head[:4])
        if len(head) < (dialect.header_bytes if dialect else _HEADER_BYTES):
            return False
        enter_header(head, passage.tables)
        return True
    passage.broken = True
    foreign = find_foreign(head)
    passage.is_foreign = foreign is not None
    what = (
        f"this is {foreign}; write it anew with `editcap -F pcapng`" if foreign else "this is not a pcap or pcapng file"
    )
    passage.faults.append(Fault(f"{passage.unit} 0", what))
    return False


def _note_excess(passage: Passage, bounds: Bounds, *, packed: int) -> None:
    """Stop at what was packed to fill a machine or to keep it busy."""
    reached, packets = _reached(passage), int(passage.tables.counters[column.TOTAL])
    if packets > passage.idle_from[1]:
        passage.idle_from = (reached, packets)
    what = ""
    if reached > min(bounds.most_bytes, bounds.most_idle_bytes + bounds.ratio * packed):
        what = f"the file unpacks to more than {bounds.ratio} times its size; what follows is not read"
    elif reached - passage.idle_from[0] > bounds.most_idle_bytes:
        what = f"more than {bounds.most_idle_bytes >> 20} MiB were unpacked without a packet; what follows is not read"
    if what:
        passage.broken = True
        passage.faults.append(Fault(_place(passage), what))


def _roomy(block: Any, needed: int) -> Any:
    """Give a block that holds a record of `needed` octets; the same one when it does."""
    size = len(block)
    while size < column.DESK_BYTES + needed:
        size *= 2
    return block if size == len(block) else np.empty(size, np.uint8)


def _walk_block(passage: Passage, block: Any, *, filled: int) -> None:
    counters = passage.tables.counters
    while True:
        status = passage.walker.walk(block, filled, *passage.tables)
        if status == column.FULL:
            passage.tables = grow_tables(passage.tables, int(counters[column.NEEDED]))
        elif status == column.SPECIAL_BLOCK:
            at, size = int(counters[column.POSITION]), int(counters[column.NEEDED])
            _enter_special(passage, block[at : at + size].tobytes())
            counters[column.POSITION] = at + size
        elif status == column.BROKEN:
            return _note_broken(passage)
        else:
            return None


def _enter_special(passage: Passage, block: bytes) -> None:
    tables = passage.tables
    if block.startswith(SECTION):
        _close_section(passage)
    elif tables.counters[column.INTERFACES_USED] >= len(tables.interfaces):
        passage.tables = tables = tables._replace(interfaces=np.repeat(tables.interfaces, 2, axis=0))
    enter_block(block, tables)


def _close_section(passage: Passage) -> None:
    """Add up the packets of link layers that are not read, and those that the sensor lost."""
    tables = passage.tables
    for row in tables.interfaces[: tables.counters[column.INTERFACES_USED]]:
        passage.lost += int(max(row[column.SAID_LOST], row[column.STATED_LOST]))
        row[column.SAID_LOST] = row[column.STATED_LOST] = 0
        packets = int(row[column.OF_OTHER_LINK])
        if packets:
            link = int(row[column.LINK_TYPE])
            passage.links[link] = passage.links.get(link, 0) + packets
            row[column.OF_OTHER_LINK] = 0


def _reached(passage: Passage) -> int:
    """Give the offset up to which the (unpacked) file was read."""
    return int(passage.tables.counters[column.OFFSET] + passage.tables.counters[column.POSITION])


def _place(passage: Passage) -> str:
    return f"packet {passage.tables.counters[column.TOTAL] + 1}, {passage.unit} {_reached(passage)}"


def _note_broken(passage: Passage) -> None:
    passage.broken = True
    what = "the record's length makes no sense; nothing behind it can be read: copy or export the capture again"
    passage.faults.append(Fault(_place(passage), what))


def _note_end(octets: Any, passage: Passage, *, left: Any) -> None:
    """Say what is wrong with the end of the file, whose octets `left` make no whole record."""
    end = _reached(passage) + len(left)
    if octets.fault is not None:
        passage.faults.append(Fault(f"{passage.unit} {end}", octets.fault))
    elif end == 0:
        passage.faults.append(Fault(f"{passage.unit} 0", "there is nothing in the file: copy it again"))
    if not passage.broken and len(left):
        _note_cut(passage, left)
    has_no_packet = passage.tables.counters[column.TOTAL] == 0
    passage.broken = passage.broken or end == 0 or (octets.is_torn and bool(has_no_packet))


def _note_cut(passage: Passage, left: Any) -> None:
    """Say that the last record is cut; its packet is counted when the header of the record is there."""
    counters = passage.tables.counters
    where = _place(passage)
    if _reached(passage) == 0:
        passage.broken = True
        passage.faults.append(Fault(f"{passage.unit} 0", "the header of the capture is cut: copy the file again"))
        return
    kind = int.from_bytes(left[:4].tobytes(), "big" if counters[column.BIG_ENDIAN] else "little")
    is_packet = (
        len(left) >= counters[column.RECORD_BYTES]
        if counters[column.FRAMING] == column.CLASSIC
        else kind in _PACKET_BLOCKS
    )
    cost = 1 if is_packet and len(left) >= 12 else 0
    counters[column.TOTAL] += cost
    passage.cut = cost
    what = "the last packet is cut, as at the end of a ring capture; everything before it was read"
    passage.faults.append(Fault(where, what if cost else "the last record is cut before its packet begins", cost))


def _note_counted_faults(passage: Passage) -> None:
    counters, tables = passage.tables.counters, passage.tables
    bad = int(counters[column.BAD_BLOCKS])
    if bad:
        where = f"packet {counters[column.BAD_BLOCK_NUMBER]}, {passage.unit} {counters[column.BAD_BLOCK_OFFSET]}"
        what = "the block names no interface, or more bytes than it holds"
        passage.faults.append(Fault(where, what if bad == 1 else f"{what}; {bad} packets like this", bad))
    if passage.lost:
        one = "the sensor says that it lost 1 packet"
        said = one if passage.lost == 1 else f"the sensor says that it lost {passage.lost} packets"
        passage.faults.append(Fault("file", f"{said}; what they show is missing here: give it a larger buffer"))
    odd = int(counters[column.ODD_TIMES])
    if odd:
        what = "1 packet carries a time that no calendar reaches; it is untimed"
        many = f"{odd} packets carry a time that no calendar reaches; they are untimed"
        passage.faults.append(Fault("file", what if odd == 1 else many))
    hidden = int(counters[column.TUNNELS_LOST])
    if hidden:
        one = f"1 packet lies in another tunnel than the first {column.MORE_TUNNELS - 1}"
        many = f"{hidden} packets lie in other tunnels than the first {column.MORE_TUNNELS - 1}"
        what = "what they carry is read, but tunnels beyond are not told apart"
        passage.faults.append(Fault("file", f"{one if hidden == 1 else many}; {what}"))
    flows = tables.flows[: counters[column.FLOWS_USED]]
    lost = int(flows[:, column.KEPT_LOST].sum())
    if lost:
        limit = f"more than {column.KEPT_VARIANTS} different ones in a flow"
        passage.faults.append(Fault("file", f"{_identities(lost)} counted but not read: {limit}"))
    more = int(counters[column.TOUCHES_LOST])
    if more:
        what = "1 message touches" if more == 1 else f"{more} messages touch"
        passage.faults.append(Fault("file", f"{what} more ranges of addresses than are noted; the first are"))
    part = int(counters[column.KEPT_IN_PART])
    if part:
        why = "the rest lies in a later segment, was not captured, or is beyond what is kept"
        passage.faults.append(Fault("file", f"{_identities(part)} counted but read only in part: {why}"))


def _identities(number: int) -> str:
    one = "1 message that may carry identity was"
    return one if number == 1 else f"{number} messages that may carry identity were"


def _note_copies_and_order(passage: Passage) -> None:
    counters = passage.tables.counters
    copies, total = int(counters[column.COPIES]), int(counters[column.TOTAL])
    if copies >= max(_FEWEST_COPIES, total // _SHARE_OF_COPIES):
        what = f"{copies:,} of {total:,} packets are copies of one just before: two mirror ports see the same link"
        twice = "operations of UDP and layer-2 protocols are counted twice there"
        passage.notes.append(Fault(f"packet {counters[column.COPY_NUMBER]}", f"{what}; {twice}"))
    back, step = int(counters[column.BACKWARD]), int(counters[column.BACKWARD_MOST])
    if step >= _LEAST_STEP_NS:
        older = "1 packet is older than the one before it" if back == 1 else f"{back:,} packets are older"
        older += "" if back == 1 else " than the one before them"
        what = f"{older}, by up to {step / 1e9:.3f} s: the capture is not in the order of time"
        passage.notes.append(Fault(f"packet {counters[column.BACKWARD_NUMBER]}", what))
