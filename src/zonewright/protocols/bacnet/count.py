"""Counts BACnet/IP messages: one per datagram, found behind the virtual link header and the network header."""

from typing import Any

from zonewright.protocols.counter import CARRY_BYTES, ERROR, FOREIGN, MORE, PUBLISH, REQUEST, RESPONSE
from zonewright.protocols.kernel import kernel, mark, pack, touch_on
from zonewright.protocols.octets import big16, byte

_V4, _V6 = 0x81, 0x82
_LONGEST = 1600  # of a datagram; an NPDU on IP has at most 1497 bytes
_LONGEST_ADDRESS = 8  # of a station behind a router
_NETWORK, _VENDORS_OWN = 128, 256
_FROM_VENDORS, _RESERVED = 0x80, 0x14  # message types of the network layer
_CONFIRMED, _UNCONFIRMED, _SIMPLE, _COMPLEX, _SEGMENT, _FAILED, _REJECTED, _ABORTED = 0, 1, 2, 3, 4, 5, 6, 7
_READ_PROPERTY, _READ_MULTIPLE, _SILENCE, _REINITIALIZE = 12, 14, 17, 20
_LAST_CONFIRMED, _LAST_UNCONFIRMED = 63, 63  # services beyond any that a known edition has
_OBJECT_TAG, _PROPERTY_TAG, _PROPERTY_TAG_2, _OPENING = 0x0C, 0x19, 0x1A, 0x1E
_MULTIPLE_TAG, _MULTIPLE_TAG_2 = 0x29, 0x2A
_DEVICE = 8
_ACKNOWLEDGE, _WRITE_FILE, _ADD, _REMOVE, _CREATE, _DELETE, _WRITE, _WRITE_MULTIPLE = 0, 7, 8, 9, 10, 11, 15, 16
_SECOND_OBJECT_TAG, _OBJECT_VALUE, _CLOSING = 0x1C, 0xC4, 0x1F
_ANY_OPENING, _ANY_CLOSING = 6, 7  # of the lower three bits of a tag
_TAGS = 256  # of one message at most this many are walked


@kernel
def _carries_at(link: int, function: int) -> int:
    """Give where the NPDU begins in a function that carries one, 0 for one that carries none, -1 for no function."""
    if link == _V4:
        if function == 0x04:
            return 10
        if function >= 0x09 and function <= 0x0B:
            return 4
        return 0 if function <= 0x0C else -1
    if function == 0x01:
        return 10
    if function == 0x02 or function == 0x0C:
        return 7
    if function == 0x08:
        return 25
    return 0 if function <= 0x0B else -1


@kernel
def _mark_link(octets: Any, start: int, stop: int, link: int, marks: Any) -> None:
    """Mark what the virtual link itself does; its result stands behind the sender's address on IPv6."""
    function = byte(octets, start + 1)
    kind = REQUEST
    if function == 0:
        at = start + 4 if link == _V4 else start + 7
        kind = ERROR if at + 2 <= stop and big16(octets, at) != 0 else RESPONSE
    elif (link == _V4 and (function == 3 or function == 7)) or (link == _V6 and (function == 5 or function == 7)):
        kind = RESPONSE
    mark(marks, pack(link, function, -1), kind, 0)


@kernel
def _names_identity(wanted: int) -> bool:
    """Tell whether a property of the device object is one that `read` reads, or leads a list of them."""
    if wanted == 12 or wanted == 28 or wanted == 44 or wanted == 58 or wanted == 70 or wanted == 75:
        return True
    return bool(wanted == 77 or wanted == 79 or wanted == 120 or wanted == 121 or (wanted >= 371 and wanted <= 372))


@kernel
def _tells_identity(octets: Any, at: int, there: int, service: int) -> bool:
    """Tell whether the answer whose parameters begin at `at` is about the device object and its identity."""
    if at + 9 > there or byte(octets, at) != _OBJECT_TAG or (big16(octets, at + 1) >> 6) != _DEVICE:
        return False
    tag = byte(octets, at + 5)
    if service == _READ_PROPERTY:
        if tag == _PROPERTY_TAG:
            return bool(_names_identity(byte(octets, at + 6)))
        return bool(tag == _PROPERTY_TAG_2 and _names_identity(big16(octets, at + 6)))
    if tag != _OPENING:
        return False
    tag = byte(octets, at + 6)
    if tag == _MULTIPLE_TAG:
        return bool(_names_identity(byte(octets, at + 7)))
    return bool(tag == _MULTIPLE_TAG_2 and _names_identity(big16(octets, at + 7)))


@kernel
def _find_message(octets: Any, at: int, there: int) -> int:
    """Give where the APDU or the network message begins behind the NPDU at `at`; 0 when not in hand, -1 foreign."""
    if at + 2 > there:
        return 0
    control = byte(octets, at + 1)
    if byte(octets, at) != 1 or control & 0x50:
        return -1
    place = at + 2
    if control & 0x20:
        if place + 3 > there:
            return 0
        if byte(octets, place + 2) > _LONGEST_ADDRESS:
            return -1
        place += 3 + byte(octets, place + 2)
    if control & 0x08:
        if place + 3 > there:
            return 0
        if byte(octets, place + 2) > _LONGEST_ADDRESS:
            return -1
        place += 3 + byte(octets, place + 2)
    return place + 1 if control & 0x20 else place


@kernel
def _service_at(octets: Any, at: int, there: int) -> int:
    """Give where the service (or reason) of the APDU at `at` stands, 0 for a further segment, -1 when not in hand."""
    kind = byte(octets, at) >> 4
    place = at + 2
    if kind == _UNCONFIRMED:
        place = at + 1
    elif kind in (_CONFIRMED, _COMPLEX):
        place = at + 3 if kind == _CONFIRMED else at + 2
        if byte(octets, at) & 0x08:
            if place + 3 > there:
                return -1
            if byte(octets, place) != 0:
                return 0
            place += 2
    return place if place < there else -1


@kernel
def _tag_end(octets: Any, at: int, there: int) -> int:
    """Give where the tag at `at` and the value behind it end; -1 when they are not in hand."""
    if at >= there:
        return -1
    first = byte(octets, at)
    head = 2 if first >= 0xF0 else 1
    size = first & 0x07
    if size >= _ANY_OPENING and first & 0x08:
        return int(at + head)
    if first & 0xF8 == 0x10:  # a Boolean holds its value in its tag
        return int(at + head)
    if size == 5:
        if at + head >= there:
            return -1
        size = byte(octets, at + head)
        head += 1
        if size == 254:
            if at + head + 2 > there:
                return -1
            size = big16(octets, at + head)
            head += 2
        elif size == 255:
            return -1
    return int(at + head + size)


@kernel
def _touch_object(octets: Any, at: int, there: int, tag: int, service: int, marks: Any) -> bool:
    """Note the object whose type and instance stand behind the tag at `at`; tells whether there is one."""
    if at < 0 or at + 5 > there or byte(octets, at) != tag:
        return False
    number = (big16(octets, at + 1) << 16) | big16(octets, at + 3)
    touch_on(marks, pack(_CONFIRMED, service, -1), -1, number >> 22, number & 0x3FFFFF, number & 0x3FFFFF)
    return True


@kernel
def _touch_objects(octets: Any, at: int, there: int, service: int, marks: Any) -> None:
    """Note which objects a request writes, makes, deletes or takes the alarm of; its parameters begin at `at`."""
    if service in (_WRITE, _ADD, _REMOVE):
        _touch_object(octets, at, there, _OBJECT_TAG, service, marks)
    elif service in (_WRITE_FILE, _DELETE):
        _touch_object(octets, at, there, _OBJECT_VALUE, service, marks)
    elif service == _ACKNOWLEDGE:
        _touch_object(octets, _tag_end(octets, at, there), there, _SECOND_OBJECT_TAG, service, marks)
    elif service == _CREATE:
        if at + 3 <= there and byte(octets, at) == 0x0E and byte(octets, at + 1) == 0x09:
            touch_on(marks, pack(_CONFIRMED, service, -1), -1, byte(octets, at + 2), -1, -1)
        else:
            _touch_object(octets, at + 1, there, _SECOND_OBJECT_TAG, service, marks)
    elif service == _WRITE_MULTIPLE:
        _touch_several(octets, at, there, marks)


@kernel
def _touch_several(octets: Any, at: int, there: int, marks: Any) -> None:
    """Note the objects of Write Property Multiple: each is followed by the list of what is written to it."""
    depth = 0
    for _ in range(_TAGS):
        if depth == 0 and not _touch_object(octets, at, there, _OBJECT_TAG, _WRITE_MULTIPLE, marks):
            return
        if depth == 0:
            at += 5
            if at >= there or byte(octets, at) != _OPENING:
                return
        form = byte(octets, at) & 0x0F
        depth += 1 if form == 0x08 | _ANY_OPENING else -1 if form == 0x08 | _ANY_CLOSING else 0
        at = _tag_end(octets, at, there)
        if at < 0 or at >= there:
            return


@kernel
def _mark_message(octets: Any, at: int, there: int, marks: Any) -> int:
    """Mark the APDU at `at`; 1 when done, 0 when more bytes must come, -1 foreign."""
    kind = byte(octets, at) >> 4
    if kind > _ABORTED:
        return -1
    if kind == _SEGMENT:
        mark(marks, pack(_SEGMENT, -1, -1), RESPONSE, 0)
        return 1
    place = _service_at(octets, at, there)
    if place <= 0:
        return int(1 + place)
    service = byte(octets, place)
    if kind in (_REJECTED, _ABORTED):
        mark(marks, pack(kind, service, -1), ERROR, 0)
        return 1
    if kind == _UNCONFIRMED:
        if service > _LAST_UNCONFIRMED:
            return -1
        published = service <= 3 or service == 11 or service == 12
        keep = 1 if service == 0 or service == 6 or service == 9 or service == 14 else 0
        mark(marks, pack(_UNCONFIRMED, service, -1), PUBLISH if published else REQUEST, keep)
        return 1
    if service > _LAST_CONFIRMED:
        return -1
    if kind == _CONFIRMED:
        keep = 1 if service in (_SILENCE, _REINITIALIZE) else 0
        mark(marks, pack(_CONFIRMED, service, -1), REQUEST, keep)
        _touch_objects(octets, place + 1, there, service, marks)
        return 1
    keep = 0
    if kind == _COMPLEX and (service in (_READ_PROPERTY, _READ_MULTIPLE)):
        keep = 1 if _tells_identity(octets, place + 1, there, service) else 0
    mark(marks, pack(_CONFIRMED, service, -1), ERROR if kind == _FAILED else RESPONSE, keep)
    return 1


@kernel
def count(octets: Any, start: int, end: int, from_server: int, marks: Any) -> int:  # noqa: ARG001
    """Count the message of one datagram; who asks and who answers the message itself tells."""
    marks[0] = 0
    there = min(end, octets.shape[0])
    if there <= start:
        return MORE
    link = byte(octets, start)
    if link != _V4 and link != _V6:
        return FOREIGN
    if there < start + 4:
        return MORE
    length: int = big16(octets, start + 2)
    carries = _carries_at(link, byte(octets, start + 1))
    if carries < 0 or length < max(4, carries + 3) or length > _LONGEST:
        return FOREIGN
    stop = min(there, start + length)
    taken = int(max(length, there - start))  # some stations tell too short a length: a datagram holds one message
    if carries == 0:
        _mark_link(octets, start, stop, link, marks)
        return taken
    at = _find_message(octets, start + carries, stop)
    if at < 0 or at >= start + length:
        return FOREIGN
    whole = stop == start + length or stop >= start + CARRY_BYTES
    if at == 0 or at >= stop:
        return FOREIGN if whole else MORE
    if byte(octets, start + carries + 1) & 0x80:
        message = byte(octets, at)
        if message >= _RESERVED and message < _FROM_VENDORS:
            return FOREIGN
        mark(marks, pack(_NETWORK, message if message < _FROM_VENDORS else _VENDORS_OWN, -1), REQUEST, 0)
        return taken
    done = _mark_message(octets, at, stop, marks)
    if done < 0:
        return FOREIGN
    if done == 0:
        return taken if whole else MORE
    return taken
