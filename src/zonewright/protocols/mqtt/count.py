"""Counts MQTT packets: one per fixed header; of a Sparkplug B topic its third part."""

from typing import Any

from zonewright.protocols.counter import CARRY_BYTES, ERROR, FOREIGN, MORE, PUBLISH, REQUEST, RESPONSE
from zonewright.protocols.kernel import kernel, mark, pack
from zonewright.protocols.octets import big16, byte

_CONNECT, _PUBLISH, _RELEASE, _SUBSCRIBE, _UNSUBSCRIBE, _PING, _DISCONNECT, _AUTHENTICATE = 1, 3, 6, 8, 10, 12, 14, 15
_ACCEPTED = 2
_LONGEST = 1 << 24
_SPARKPLUG = 8  # letters of `spBv1.0/`
_FAILED = 0x80


@kernel
def _fits(kind: int, flags: int, rest: int) -> bool:
    """Tell whether flags and remaining length are what this kind of packet may have."""
    if kind == 0:
        return False
    if kind == _PUBLISH:
        return rest >= 3 and (flags & 0x06) != 0x06
    if flags != (2 if kind in (_RELEASE, _SUBSCRIBE, _UNSUBSCRIBE) else 0):
        return False
    if kind == _PING or kind == _PING + 1:
        return rest == 0
    if kind == _CONNECT:
        return rest >= 10
    if kind in (_SUBSCRIBE, _UNSUBSCRIBE):
        return rest >= 5
    return rest >= 2 or kind in (_DISCONNECT, _AUTHENTICATE)


@kernel
def _names_protocol(octets: Any, at: int, there: int) -> bool:
    """Tell whether a connect names the protocol, as far as it is in hand: `MQTT` or `MQIsdp`."""
    if at + 4 > there:
        return True
    size = big16(octets, at)
    return bool((size == 4 or size == 6) and byte(octets, at + 2) == 0x4D and byte(octets, at + 3) == 0x51)


@kernel
def _message_of(octets: Any, at: int, end: int) -> int:
    """Give the Sparkplug B message that the topic's third part names; -1 for another topic, 0 where not in hand."""
    if at + _SPARKPLUG > end:
        return -1
    if big16(octets, at) != 0x7370 or big16(octets, at + 2) != 0x4276 or byte(octets, at + 7) != 0x2F:
        return -1
    place = at + _SPARKPLUG
    if place + 5 <= end and big16(octets, place) == 0x5354 and big16(octets, place + 2) == 0x4154:
        return 9  # STATE
    while place < end and byte(octets, place) != 0x2F:
        place += 1
    if place + 4 > end:
        return 0
    whose, first, second = byte(octets, place + 1), byte(octets, place + 2), byte(octets, place + 3)
    device = 0
    if whose == 0x44:
        device = 1
    elif whose != 0x4E:
        return -1
    if first == 0x42:
        return 1 + 2 * device  # BIRTH
    if first == 0x43:
        return 7 + device  # CMD
    if first == 0x44:
        return 5 + device if second == 0x41 else 2 + 2 * device  # DATA, DEATH
    return -1


@kernel
def _mark_answer(octets: Any, at: int, rest: int, there: int, kind: int, marks: Any) -> None:
    """Mark an acknowledgement under the kind of what it acknowledges."""
    asked = kind - 1
    place = at + 1 if kind == _ACCEPTED else at + 2
    if kind == 5:
        asked = _PUBLISH
    failed = False
    if kind == _ACCEPTED:
        failed = place < there and byte(octets, place) != 0
    elif rest >= 3 and kind <= 7:
        failed = place < there and byte(octets, place) >= _FAILED
    mark(marks, pack(asked, -1, -1), ERROR if failed else RESPONSE, 0)


@kernel
def count(octets: Any, start: int, end: int, from_server: int, marks: Any) -> int:  # noqa: ARG001
    """Count the packet of one fixed header."""
    marks[0] = 0
    there = min(end, octets.shape[0])
    if there < start + 2:
        return MORE
    kind, flags = byte(octets, start) >> 4, byte(octets, start) & 0x0F
    rest, shift, at = 0, 0, start + 1
    while True:
        if at >= there:
            return MORE
        part = byte(octets, at)
        rest |= (part & 0x7F) << shift
        at += 1
        if part < 128:
            break
        shift += 7
        if shift > 21:
            return FOREIGN
    stop = at + rest
    if rest > _LONGEST - 8 or not _fits(kind, flags, rest):
        return FOREIGN
    if kind == _CONNECT and not _names_protocol(octets, at, there):
        return FOREIGN
    needed = min(stop, at + 4)
    if kind == _PUBLISH and there >= at + 2:
        topic = big16(octets, at)
        if topic == 0 and flags & 0x06 == 0 and rest < 3:
            return FOREIGN
        if at + 2 + topic > stop:
            return FOREIGN
        needed = min(at + 2 + topic, start + CARRY_BYTES)
    if there < needed:
        return MORE
    if kind == _PUBLISH:
        end_of_topic = min(there, start + CARRY_BYTES, at + 2 + big16(octets, at))
        message = _message_of(octets, at + 2, end_of_topic)
        orders = message == 7 or message == 8
        keep = 1 if message == 1 or message == 3 else 0
        mark(marks, pack(_PUBLISH, message, -1), REQUEST if orders else PUBLISH, keep)
    elif kind == _ACCEPTED or kind == 4 or kind == 5 or kind == 7 or kind == 9 or kind == 11 or kind == 13:
        _mark_answer(octets, at, rest, there, kind, marks)
    else:
        mark(marks, pack(kind, -1, -1), REQUEST, 1 if kind == _CONNECT else 0)
    return int(stop - start)
