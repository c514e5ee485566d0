"""Counts EtherNet/IP messages: the encapsulation command, and the CIP services in it, however they are wrapped.

Places in a PDU, as names of positions: `start` its first byte, `at` the byte looked at, `there` the first byte that is
not in hand, `stop` the first byte after the PDU.
"""

from typing import Any

from zonewright.protocols.counter import CARRY_BYTES, ERROR, FOREIGN, MORE, PUBLISH, REQUEST, RESPONSE
from zonewright.protocols.kernel import kernel, mark, pack, reaches, touch_on
from zonewright.protocols.octets import byte, little16

_HEADER = 24
_LONGEST = 65511
_REGISTER = 101
_SEND_RR_DATA, _SEND_UNIT_DATA = 111, 112
_SEQUENCED, _CONNECTED, _CONNECTED_DATA, _UNCONNECTED_DATA = 0x8002, 0x00A1, 0x00B1, 0x00B2
_CYCLIC = 2222
_SEVERAL, _UNCONNECTED_SEND, _FORWARD_CLOSE, _PCCC = 10, 82, 78, 75
_OBJECT_SPECIFIC = 75  # services from here on mean another thing on every object
_CONNECTIONS, _PCCC_OBJECT, _SYMBOL, _TEMPLATE = 6, 103, 107, 108  # classes
_PARTIAL = 6  # general status: more data follows
_OTHER_OBJECT = 256
_CLASS, _INSTANCE, _SEGMENTS = 0x20, 0x24, 16  # of a path: logical segments; at most this many are walked
_BACKPLANE = 1  # the port of a route behind which a number is a slot
_FILES = 1 << 24  # areas from here on: 256 * type + number of a file
_TWO_FIELDS, _THREE_FIELDS, _WITH_MASK = 169, 170, 171  # typed writes of PCCC


@kernel
def _known_command(command: int) -> bool:
    """Tell whether this is an encapsulation command of the specification."""
    if command == 0 or command == 4 or command == 200:
        return True
    return (command >= 99 and command <= 102) or (command >= 111 and command <= 112) or command == 114 or command == 115


@kernel
def _is_cyclic(octets: Any, start: int, there: int) -> bool:
    """Tell whether a datagram is cyclic data: a list of two or three items that begins with a connection's address."""
    items, address, size = little16(octets, start), little16(octets, start + 2), little16(octets, start + 4)
    if items < 2 or items > 3 or there < start + 10:
        return False
    return bool((address == _SEQUENCED and size == 8) or (address == _CONNECTED and size == 4))


@kernel
def _is_request(octets: Any, at: int, there: int, stop: int, command: int) -> bool:
    """Tell a CIP request from other data that a connection carries: a service, and a path that fits and begins well."""
    if command == _SEND_RR_DATA:
        return True
    if byte(octets, at) == 0 or at + 2 > stop:
        return False
    if at + 2 >= there:
        return True
    words = byte(octets, at + 1)
    if at + 2 + 2 * words > stop:
        return False
    segment = byte(octets, at + 2)
    return bool(words > 0 and segment > 0 and segment < 0xA0)


@kernel
def _class_at(octets: Any, at: int, there: int) -> int:
    """Read the class that a request's path names, symbols as class 107; 0 for another form, -1 when not in hand."""
    if at + 6 > there and at + 2 >= there:
        return -1
    segment = byte(octets, at + 2)
    if segment == 0x91:
        return _SYMBOL
    if segment == 0x20 and at + 4 <= there:
        return int(byte(octets, at + 3))
    if segment == 0x21 and at + 6 <= there:
        return int(little16(octets, at + 4))
    return -1 if segment == 0x20 or segment == 0x21 else 0


@kernel
def _means_as_named(service: int, addressed: int) -> bool:
    """Tell whether an object-specific service means what the code table says, on this class."""
    if service < _OBJECT_SPECIFIC or addressed in (_SYMBOL, _TEMPLATE) or addressed < 0:
        return True
    if addressed == _CONNECTIONS:
        return service == 84 or service == 86 or service == 87 or service == 90 or service == 91
    return addressed == _PCCC_OBJECT and service == _PCCC


@kernel
def _inner_part(octets: Any, at: int, there: int) -> int:
    """Read the service of a wrapped request as the third part of a key."""
    service: int = byte(octets, at) & 0x7F
    if byte(octets, at) < 128 and not _means_as_named(service, _class_at(octets, at, there)):
        return service + _OTHER_OBJECT
    return service


@kernel
def _mark_several(octets: Any, at: int, there: int, command: int, wrapper: int, marks: Any) -> None:
    """Mark the services of a Multiple Service Packet whose number of services stands at `at`, as far as in hand."""
    before = marks[0]
    number = little16(octets, at) if at + 2 <= there else 0
    number = min(number, (there - at - 2) // 2)
    for i in range(number):
        inner = at + little16(octets, at + 2 + 2 * i)
        if inner < at + 2 + 2 * number or inner + 1 > there:
            continue
        kind = REQUEST
        if byte(octets, inner) >= 128:
            status = byte(octets, inner + 2) if inner + 3 <= there else 0
            kind = RESPONSE if status == 0 or status == _PARTIAL else ERROR
        mark(marks, pack(command, wrapper, _inner_part(octets, inner, there)), kind, 0)
    if marks[0] == before:
        mark(marks, pack(command, wrapper, 0), REQUEST, 0)


@kernel
def _mark_unconnected(octets: Any, at: int, there: int, command: int, marks: Any) -> None:
    """Mark the service that an Unconnected Send at `at` carries: after path, tick, time-out and length."""
    inner = at + 2 + 2 * byte(octets, at + 1) + 4
    if inner + 1 > there:
        mark(marks, pack(command, _UNCONNECTED_SEND, 0), REQUEST, 0)
        return
    if byte(octets, inner) == _SEVERAL and inner + 2 <= there:
        _mark_several(octets, inner + 2 + 2 * byte(octets, inner + 1), there, command, _UNCONNECTED_SEND, marks)
        return
    mark(marks, pack(command, _UNCONNECTED_SEND, _inner_part(octets, inner, there)), REQUEST, 0)


@kernel
def _pccc_part(octets: Any, at: int, there: int) -> int:
    """Read the PCCC function after path and requester's id: that of command 15, or 256 + the command; -1 not there."""
    asked = at + 2 + 2 * byte(octets, at + 1)
    if asked + 1 > there:
        return -1
    asked += byte(octets, asked)
    if asked + 1 > there:
        return -1
    command: int = byte(octets, asked) & 0x0F
    if command != 15:
        return 256 + command
    return int(byte(octets, asked + 4)) if asked + 5 <= there else -1


@kernel
def _mark_request(octets: Any, at: int, there: int, command: int, marks: Any) -> None:
    """Mark the CIP request at `at`, its wrapper opened."""
    service = byte(octets, at)
    if service == _SEVERAL and at + 2 <= there:
        _mark_several(octets, at + 2 + 2 * byte(octets, at + 1), there, command, service, marks)
        return
    third = -1
    if service >= _OBJECT_SPECIFIC:
        addressed = _class_at(octets, at, there)
        if addressed == _CONNECTIONS and service == _UNCONNECTED_SEND:
            _mark_unconnected(octets, at, there, command, marks)
            return
        if addressed == _CONNECTIONS and service == _FORWARD_CLOSE:
            third = _CONNECTIONS
        elif not _means_as_named(service, addressed):
            third = 0
        elif addressed == _PCCC_OBJECT:
            third = _pccc_part(octets, at, there)
    mark(marks, pack(command, service, third), REQUEST, 0)


@kernel
def _mark_answer(octets: Any, at: int, there: int, command: int, marks: Any) -> None:
    """Mark the CIP answer at `at`: general status in its third byte, 0 and *more follows* are good."""
    service = byte(octets, at) & 0x7F
    status = byte(octets, at + 2)
    data = at + 4 + 2 * byte(octets, at + 3) if at + 4 <= there else there
    if service == _SEVERAL and data + 2 <= there and little16(octets, data) > 0:
        _mark_several(octets, data, there, command, service, marks)
        return
    kind = RESPONSE if status == 0 or status == _PARTIAL else ERROR
    if service == _PCCC and kind == RESPONSE and data < there:
        reply = data + byte(octets, data)
        if reply + 2 <= there and byte(octets, reply) & 0x40 and byte(octets, reply + 1) != 0:
            kind = ERROR
    mark(marks, pack(command, service, -1), kind, 1 if service == 1 and status == 0 else 0)


@kernel
def _find_message(octets: Any, start: int, there: int, stop: int) -> int:
    """Find the CIP message in the items of a packet: its position, 0 when there is none, -1 when not in hand."""
    at = start + _HEADER + 8
    if at > stop:
        return 0
    if at > there:
        return -1
    items = little16(octets, at - 2)
    for _ in range(min(items, 4)):
        if at + 4 > stop:
            return 0
        if at + 4 > there:
            return -1
        kind, size = little16(octets, at), little16(octets, at + 2)
        if kind in (_UNCONNECTED_DATA, _CONNECTED_DATA):
            skipped = 2 if kind == _CONNECTED_DATA else 0
            return at + 4 + skipped if size > skipped and at + 4 + skipped < stop else 0
        at += 4 + size
    return 0


@kernel
def _count_packet(octets: Any, start: int, there: int, stop: int, command: int, marks: Any) -> int:
    """Mark the CIP message of a SendRRData or SendUnitData; 0 when bytes must come, 2 when there is none, else 1."""
    waits = there < min(stop, start + CARRY_BYTES)
    at = _find_message(octets, start, there, stop)
    if at <= 0 or at >= there:
        return 0 if at != 0 and waits else 2
    there = min(there, stop)
    service = byte(octets, at)
    if service >= 128:
        if waits and (at + 3 > there or service == 0x80 + _SEVERAL or service == 0x80 + _PCCC):
            return 0
        if at + 3 > there:
            mark(marks, pack(command, service & 0x7F, -1), RESPONSE, 0)
        else:
            _mark_answer(octets, at, there, command, marks)
        return 1
    if waits and (service == _SEVERAL or service >= _OBJECT_SPECIFIC):
        return 0
    if not _is_request(octets, at, there, stop, command):
        return 2
    _mark_request(octets, at, there, command, marks)
    _touch_request(octets, at, start, there, stop, command, marks)
    return 1


@kernel
def _changes(service: int) -> bool:
    """Tell whether a service changes, controls, makes or deletes what its path names; 75 and above on tags."""
    if service >= _OBJECT_SPECIFIC:
        return service == 77 or service == 78 or service == 83
    if service == 2 or (service >= 4 and service <= 9) or service == 13 or service == 16:
        return True
    return service == 21 or service == 22 or (service >= 25 and service <= 27)


@kernel
def _in_path(octets: Any, at: int, end: int, wanted: int) -> int:
    """Read the class or instance that the path from `at` to `end` names; -1 when it names none by number."""
    for _ in range(_SEGMENTS):
        if at + 2 > end:
            return -1
        segment = byte(octets, at)
        size = 2
        if segment >= 0x20 and segment < 0x40:
            form = segment & 3
            size = 2 if form == 0 else 4 if form == 1 else 6
            if form == 3 or at + size > end:
                return -1
            if segment & 0xFC == wanted:
                number = byte(octets, at + 1) if form == 0 else little16(octets, at + 2)
                return int(number | (little16(octets, at + 4) << 16 if form == 2 else 0))
        elif segment == 0x91:
            size = 2 + byte(octets, at + 1) + (byte(octets, at + 1) & 1)
        elif segment >= 0x10:
            return -1
        at += size
    return -1


@kernel
def _slot_of(octets: Any, inner: int, start: int, there: int, stop: int, marks: Any) -> int:
    """Read the slot to which the last step of an Unconnected Send's route leads; -1 when none does, or not in hand."""
    size = little16(octets, inner - 2)
    at = inner + size + (size & 1)
    if not reaches(marks, start, there, stop, at + 2):
        return -1
    end, slot = at + 2 + 2 * byte(octets, at), -1
    at += 2
    if not reaches(marks, start, there, stop, end):
        return -1
    for _ in range(_SEGMENTS):
        if at + 2 > end or byte(octets, at) >= 0x20:
            break
        step = byte(octets, at)
        if step & 0x10:
            at += 2 + byte(octets, at + 1) + (byte(octets, at + 1) & 1)
        else:
            slot = int(byte(octets, at + 1)) if step == _BACKPLANE else slot
            at += 2
    return slot


@kernel
def _touch_object(octets: Any, at: int, start: int, there: int, stop: int, code: int, unit: int, marks: Any) -> None:
    """Note the object that a request at `at` changes; a tag that is told by name is noted without numbers."""
    if not _changes(byte(octets, at)) or not reaches(marks, start, there, stop, at + 2):
        return
    end = at + 2 + 2 * byte(octets, at + 1)
    if reaches(marks, start, there, stop, end):
        area = _in_path(octets, at + 2, end, _CLASS)
        instance = _in_path(octets, at + 2, end, _INSTANCE) if area >= 0 else -1
        touch_on(marks, code, unit, area, instance, instance)


@kernel
def _touch_several(
    octets: Any, at: int, start: int, there: int, stop: int, command: int, wrapper: int, unit: int, marks: Any
) -> None:
    """Note what the services of a Multiple Service Packet change, as far as they are in hand."""
    number = little16(octets, at) if at + 2 <= there else 0
    number = min(number, (there - at - 2) // 2)
    for i in range(number):
        inner = at + little16(octets, at + 2 + 2 * i)
        if inner >= at + 2 + 2 * number and inner < there:
            part = _inner_part(octets, inner, there)
            if part < 128:
                _touch_object(octets, inner, start, there, stop, pack(command, wrapper, part), unit, marks)


@kernel
def _touch_request(octets: Any, at: int, start: int, there: int, stop: int, command: int, marks: Any) -> None:
    """Note what the CIP request at `at` changes, its wrapper opened."""
    service = byte(octets, at)
    if service < _OBJECT_SPECIFIC:
        if service == _SEVERAL and at + 2 <= there:
            inner = at + 2 + 2 * byte(octets, at + 1)
            _touch_several(octets, inner, start, there, stop, command, service, -1, marks)
        else:
            _touch_object(octets, at, start, there, stop, pack(command, service, -1), -1, marks)
        return
    addressed = _class_at(octets, at, there)
    if addressed == _CONNECTIONS and service == _UNCONNECTED_SEND:
        inner = at + 2 + 2 * byte(octets, at + 1) + 4
        if not reaches(marks, start, there, stop, inner + 2):
            return
        part = _inner_part(octets, inner, there)
        if part == _SEVERAL:
            slot = _slot_of(octets, inner, start, there, stop, marks)
            inner += 2 + 2 * byte(octets, inner + 1)
            _touch_several(octets, inner, start, there, stop, command, service, slot, marks)
        elif part < 128 and _changes(part):
            slot = _slot_of(octets, inner, start, there, stop, marks)
            _touch_object(octets, inner, start, there, stop, pack(command, service, part), slot, marks)
    elif addressed == _PCCC_OBJECT and service == _PCCC:
        _touch_file(octets, at, start, there, stop, command, marks)
    elif _changes(service) and addressed in (_SYMBOL, _TEMPLATE):
        _touch_object(octets, at, start, there, stop, pack(command, service, -1), -1, marks)


@kernel
def _width_of(kind: int) -> int:
    """Give the octets of one element of a file of a PCCC controller."""
    if kind in (0x86, 0x87, 0x88):  # timer, counter, control
        return 6
    if kind in (0x8A, 0x91):  # float, long
        return 4
    return 84 if kind == 0x8D else 2  # text; words


@kernel
def _touch_file(octets: Any, at: int, start: int, there: int, stop: int, command: int, marks: Any) -> None:
    """Note which elements of a file a typed write of PCCC changes: size, number, type, first element."""
    function = _pccc_part(octets, at, there)
    if function < _TWO_FIELDS or function > _WITH_MASK:
        return
    place = at + 2 + 2 * byte(octets, at + 1)
    place += byte(octets, place) + 5
    if not reaches(marks, start, there, stop, place + 6):
        return
    size, number, place = byte(octets, place), byte(octets, place + 1), place + 2
    if number == 0xFF:
        number, place = little16(octets, place), place + 2
    kind, element = byte(octets, place), byte(octets, place + 1)
    if element == 0xFF:
        element = little16(octets, place + 2)
    last = element + max(size // _width_of(kind), 1) - 1
    touch_on(marks, pack(command, _PCCC, function), -1, _FILES | (kind << 16) | number, element, last)


@kernel
def _count_bare(octets: Any, start: int, size: int, from_server: int, command: int, marks: Any) -> None:
    """Mark an encapsulation command without a CIP message: its form tells request from answer."""
    kind = RESPONSE if from_server == 1 else REQUEST
    if command == 4 or command == 99 or command == 100:
        kind = RESPONSE if size > 0 else REQUEST
    elif command == _REGISTER:
        session = little16(octets, start + 4) | little16(octets, start + 6)
        kind = RESPONSE if session != 0 else REQUEST
    if little16(octets, start + 8) != 0 or little16(octets, start + 10) != 0:
        kind = ERROR
    mark(marks, pack(command, -1, -1), kind, 1 if command == 99 and kind == RESPONSE else 0)


@kernel
def count(octets: Any, start: int, end: int, from_server: int, marks: Any) -> int:
    """Count the messages of one encapsulation PDU, or of one datagram of cyclic data."""
    marks[0] = 0
    there = min(end, octets.shape[0])
    if there < start + 6:
        first = little16(octets, start) if there >= start + 2 else 0
        return MORE if _known_command(first) or first == 2 or first == 3 else FOREIGN
    if _is_cyclic(octets, start, there):
        mark(marks, pack(_CYCLIC, -1, -1), PUBLISH, 0)
        return int(there - start)
    command, size = little16(octets, start), little16(octets, start + 2)
    if not _known_command(command) or size > _LONGEST:
        return FOREIGN
    if there < start + 12:
        return MORE
    answer = 2
    if command in (_SEND_RR_DATA, _SEND_UNIT_DATA):
        answer = _count_packet(octets, start, there, start + _HEADER + size, command, marks)
    if answer == 2:
        _count_bare(octets, start, size, from_server, command, marks)
    if answer == 0:
        marks[0] = 0
        return MORE
    return int(_HEADER + size)
