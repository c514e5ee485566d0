"""Changes whole packets the way wires, mirrors and attackers do: order, loss, lengths, headers, payloads."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from bench.fuzz.frame_view import TCP, end_of, replace_payload, view_frame
from bench.fuzz.packet_file import Capture, Packet

Packets = list[Packet]
Mutation = Callable[[Packets, Any, Sequence[bytes]], None]
MOST_PACKETS = 60
_EDGES = (0, 1, 2, 3, 4, 7, 8, 0x0F, 0x10, 0x1F, 0x20, 0x3F, 0x40, 0x7E, 0x7F, 0x80, 0x81, 0x82, 0x84, 0xC0, 0xFE, 0xFF)
_ETHERTYPES = (0, 3, 46, 1500, 0x0800, 0x0806, 0x86DD, 0x8100, 0x88A8, 0x8847, 0x8892, 0x88B8, 0x88BA, 0x88CC, 0x88A4)
_PROTOCOLS = (0, 1, 4, 6, 17, 41, 43, 44, 47, 50, 51, 58, 60, 112, 132)
_SHIFTS = (-1460, -60, -1, 1, 2, 60, 1460, 1 << 16, 1 << 31, (1 << 32) - 1)
_PORTS = (20, 53, 102, 502, 1089, 1962, 2222, 2404, 4840, 9600, 18245, 20000, 34962, 34964, 44818, 47808, 48898, 65535)


def mutate_packets(capture: Capture, chance: Any, donors: Sequence[bytes]) -> Capture:
    """Apply a few mutations; `chance` is a numpy Generator, `donors` are payloads of other protocols."""
    packets = list(capture.packets)
    for _ in range(int(chance.choice([1, 1, 2, 2, 3, 4, 6, 10]))):
        if packets:
            _MUTATIONS[int(chance.integers(len(_MUTATIONS)))](packets, chance, donors)
    return Capture(tuple(packets[:MOST_PACKETS]), capture.link)


def draw(chance: Any, values: Sequence[int]) -> int:
    """Draw one of some numbers."""
    return values[int(chance.integers(len(values)))]


def _at(packets: Packets, chance: Any) -> int:
    return int(chance.integers(len(packets)))


def _put(packets: Packets, at: int, octets: bytes) -> None:
    """Change the octets of a packet that was whole: it stays whole."""
    one = packets[at]
    wire = len(octets) if one.wire_length == len(one.octets) else one.wire_length
    packets[at] = replace(one, octets=octets, wire_length=wire)


def _drop(packets: Packets, chance: Any, _: Sequence[bytes]) -> None:
    at = _at(packets, chance)
    del packets[at : at + int(chance.integers(1, 4))]


def _double(packets: Packets, chance: Any, _: Sequence[bytes]) -> None:
    packets.insert(_at(packets, chance), packets[_at(packets, chance)])


def _swap(packets: Packets, chance: Any, _: Sequence[bytes]) -> None:
    one, other = _at(packets, chance), _at(packets, chance)
    packets[one], packets[other] = packets[other], packets[one]


def _turn(packets: Packets, chance: Any, _: Sequence[bytes]) -> None:
    at = _at(packets, chance)
    packets[at : at + 5] = packets[at : at + 5][::-1]


def _cut(packets: Packets, chance: Any, _: Sequence[bytes]) -> None:
    at = _at(packets, chance)
    octets = packets[at].octets[: int(chance.integers(len(packets[at].octets) + 1))]
    wire = len(octets) if chance.random() < 0.5 else packets[at].wire_length
    packets[at] = replace(packets[at], octets=octets, wire_length=wire)


def _lie_about_wire(packets: Packets, chance: Any, _: Sequence[bytes]) -> None:
    at = _at(packets, chance)
    lengths = (0, 1, 13, 14, 60, len(packets[at].octets) - 1, len(packets[at].octets) + 9, 65535, (1 << 32) - 1)
    packets[at] = replace(packets[at], wire_length=max(0, draw(chance, lengths)))


def _extend(packets: Packets, chance: Any, _: Sequence[bytes]) -> None:
    at = _at(packets, chance)
    tail = b"\0" * int(chance.integers(1, 30)) if chance.random() < 0.5 else chance.bytes(int(chance.integers(1, 90)))
    _put(packets, at, packets[at].octets + tail)


def _move_time(packets: Packets, chance: Any, _: Sequence[bytes]) -> None:
    at = _at(packets, chance)
    packets[at] = replace(packets[at], time_ns=draw(chance, (0, 1, packets[at].time_ns - 10**10, 1 << 62, 10**18)))


def _set_field(packets: Packets, chance: Any, _: Sequence[bytes]) -> None:
    """Put a telling value into a field of a header."""
    at = _at(packets, chance)
    octets = bytearray(packets[at].octets)
    view = view_frame(packets[at].octets)
    fields: list[tuple[int, int, Sequence[int]]] = [(view.ethertype, 2, _ETHERTYPES)]
    if view.network:
        lengths = (0, 19, 20, 21, 28, 40, 65535, len(octets) - view.network + draw(chance, (-1, 1, 40)))
        fields += [(view.network, 1, (0x40, 0x44, 0x45, 0x46, 0x4F, 0x60, 0)), (view.network + 2, 2, lengths)]
        fields += [(view.network + 6, 2, (0, 0x2000, 0x4000, 1, 0x2001, 0x1FFF)), (view.network + 9, 1, _PROTOCOLS)]
        fields += [(view.network + 6, 1, _PROTOCOLS), (view.network + 4, 2, lengths)]
    if view.transport:
        fields += [(view.transport, 2, _PORTS), (view.transport + 2, 2, _PORTS)]
        fields += [(view.transport + 4, 2, (0, 7, 8, 9, 65535)), (view.transport + 12, 1, (0, 0x40, 0x50, 0x60, 0xF0))]
        fields += [(view.transport + 13, 1, (0, 1, 2, 4, 0x10, 0x11, 0x12, 0x14, 0x18, 0xFF))]
    place, width, values = fields[int(chance.integers(len(fields)))]
    octets[place : place + width] = (draw(chance, values) & ((1 << 8 * width) - 1)).to_bytes(width, "big")
    _put(packets, at, bytes(octets))


def _set_port(packets: Packets, chance: Any, _: Sequence[bytes]) -> None:
    """Move a whole conversation to the port of another protocol."""
    at = _at(packets, chance)
    view = view_frame(packets[at].octets)
    if not view.transport:
        return
    side = view.transport + 2 * int(chance.integers(2))
    old, new = packets[at].octets[side : side + 2], draw(chance, _PORTS).to_bytes(2, "big")
    for number, one in enumerate(packets):
        seen = view_frame(one.octets)
        for place in (seen.transport, seen.transport + 2):
            if seen.transport and one.octets[place : place + 2] == old:
                _put(packets, number, one.octets[:place] + new + one.octets[place + 2 :])


def _flip_header(packets: Packets, chance: Any, _: Sequence[bytes]) -> None:
    at = _at(packets, chance)
    octets = bytearray(packets[at].octets)
    if octets:
        octets[int(chance.integers(min(len(octets), 66)))] = int(chance.integers(256))
        _put(packets, at, bytes(octets))


def _edit_payload(packets: Packets, chance: Any, _: Sequence[bytes]) -> None:
    """Change octets near the beginning of a message, and lengths above all."""
    at = _with_payload(packets, chance)
    octets = bytearray(packets[at].octets)
    begin = view_frame(packets[at].octets).payload
    for _unused in range(int(chance.integers(1, 5))):
        reach = min(len(octets) - begin, draw(chance, (4, 12, 24, 64, 1500)))
        if reach <= 0:
            return
        place = begin + int(chance.integers(reach))
        width = min(draw(chance, (1, 1, 1, 2, 2, 4)), len(octets) - place)
        value = draw(chance, _EDGES) if chance.random() < 0.7 else int(chance.integers(256))
        order = "big" if chance.random() < 0.5 else "little"
        octets[place : place + width] = value.to_bytes(width, order)  # type: ignore[arg-type]
    _put(packets, at, bytes(octets))


def _resize_payload(packets: Packets, chance: Any, _: Sequence[bytes]) -> None:
    """Take octets out of a message, double some, or put some in; the headers follow."""
    at = _with_payload(packets, chance)
    frame = packets[at].octets
    view = view_frame(frame)
    payload = frame[view.payload : end_of(frame, view)]
    place, size = int(chance.integers(len(payload) + 1)), draw(chance, (1, 2, 4, 9, 40))
    inner = (b"", payload[place : place + size] * 2, chance.bytes(size), b"\xff" * size)[int(chance.integers(4))]
    _put(packets, at, replace_payload(frame, view, payload[:place] + inner + payload[place + size :]))


def _splice(packets: Packets, chance: Any, donors: Sequence[bytes]) -> None:
    """Let another protocol talk on this port, or in the middle of this message."""
    if not donors:
        return
    at = _with_payload(packets, chance)
    frame, donor = packets[at].octets, donors[int(chance.integers(len(donors)))]
    view = view_frame(frame)
    payload = frame[view.payload : end_of(frame, view)]
    keep = 0 if chance.random() < 0.6 else int(chance.integers(len(payload) + 1))
    _put(packets, at, replace_payload(frame, view, payload[:keep] + donor))


def _shift_sequence(packets: Packets, chance: Any, _: Sequence[bytes]) -> None:
    at = _at(packets, chance)
    view = view_frame(packets[at].octets)
    if view.protocol == TCP and view.transport:
        _put(packets, at, _moved(packets[at].octets, view.transport + 4, draw(chance, _SHIFTS)))


def _wrap_sequence(packets: Packets, chance: Any, _: Sequence[bytes]) -> None:
    """Shift every sequence number so that it runs over zero somewhere."""
    firsts = [view_frame(one.octets) for one in packets]
    known = [n for n, view in enumerate(firsts) if view.protocol == TCP and view.transport]
    if not known:
        return
    at = firsts[known[0]].transport
    first = int.from_bytes(packets[known[0]].octets[at + 4 : at + 8], "big")
    shift = (1 << 32) - first - int(chance.integers(1, 300))
    for number in known:
        _put(packets, number, _moved(packets[number].octets, firsts[number].transport + 4, shift))


def _moved(octets: bytes, place: int, shift: int) -> bytes:
    value = int.from_bytes(octets[place : place + 4], "big") + shift & 0xFFFFFFFF
    return octets[:place] + value.to_bytes(4, "big") + octets[place + 4 :]


def _split(packets: Packets, chance: Any, _: Sequence[bytes]) -> None:
    """Let one TCP payload come in two segments."""
    at = _with_payload(packets, chance)
    frame = packets[at].octets
    view = view_frame(frame)
    payload = frame[view.payload : end_of(frame, view)]
    if view.protocol != TCP or not view.transport or len(payload) < 2:
        return
    place = int(chance.integers(1, len(payload)))
    rest = _moved(replace_payload(frame, view, payload[place:]), view.transport + 4, place)
    _put(packets, at, replace_payload(frame, view, payload[:place]))
    packets.insert(at + 1, replace(packets[at], octets=rest, wire_length=len(rest)))


def _join(packets: Packets, chance: Any, _: Sequence[bytes]) -> None:
    """Let two TCP payloads of one direction come in one segment."""
    at = _with_payload(packets, chance)
    frame = packets[at].octets
    view = view_frame(frame)
    ends = slice(view.transport, view.transport + 4)
    for number in range(at + 1, len(packets)):
        other = packets[number].octets
        seen = view_frame(other)
        if view.protocol == TCP and seen.transport == view.transport and other[ends] == frame[ends]:
            both = frame[view.payload : end_of(frame, view)] + other[seen.payload : end_of(other, seen)]
            _put(packets, at, replace_payload(frame, view, both))
            del packets[number]
            return


def _wrap(packets: Packets, chance: Any, _: Sequence[bytes]) -> None:
    """Put tags or a tunnel around a frame."""
    at = _at(packets, chance)
    frame = packets[at].octets
    if len(frame) < 14:
        return
    tag = bytes.fromhex(("81000007", "88a80064", "81000000", "91000001", "8847000101ff")[int(chance.integers(5))])
    outer = frame[:12] + bytes.fromhex("0800") + b"\x45\0" + b"\0\0" + b"\0\1\0\0\x40"
    addresses = b"\0\0" + bytes((10, 9, 9, 1, 10, 9, 9, 2))
    vxlan = bytes.fromhex("c00012b50000000008000000000007") + b"\0"
    tunnels = (
        outer + b"\x04" + addresses + frame[14:],
        outer + b"\x2f" + addresses + b"\0\0" + frame[12:],
        outer + b"\x2f" + addresses + b"\0\0\x65\x58" + frame,
        outer + b"\x11" + addresses + vxlan + frame,
        outer + b"\x2f" + addresses + b"\x10\0\x88\xbe" + chance.bytes(12) + frame,
    )
    if chance.random() < 0.5:
        _put(packets, at, frame[:12] + tag + frame[12:])
        return
    inner = tunnels[int(chance.integers(len(tunnels)))]
    _put(packets, at, inner[:16] + (len(inner) - 14 & 0xFFFF).to_bytes(2, "big") + inner[18:])


def _with_payload(packets: Packets, chance: Any) -> int:
    """Choose a packet, rather one that says something."""
    for _ in range(4):
        at = _at(packets, chance)
        if len(packets[at].octets) > view_frame(packets[at].octets).payload:
            return at
    return _at(packets, chance)


_OF_PAYLOADS: tuple[Mutation, ...] = (_edit_payload,) * 5 + (_resize_payload, _splice, _splice, _split, _split, _join)
_OF_HEADERS: tuple[Mutation, ...] = (_set_field, _set_field, _set_port, _flip_header, _shift_sequence, _wrap_sequence)
_OF_PACKETS: tuple[Mutation, ...] = (_drop, _double, _swap, _turn, _cut, _extend, _lie_about_wire, _move_time, _wrap)
_MUTATIONS = _OF_PAYLOADS + _OF_HEADERS + _OF_PACKETS
