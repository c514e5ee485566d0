"""Counts OPC UA messages: one per first chunk, its service by the number of its encoding in the first 31 bytes."""

from typing import Any

from zonewright.protocols.counter import ERROR, FOREIGN, MORE, REQUEST, RESPONSE
from zonewright.protocols.kernel import kernel, mark, pack, reaches, touch_on
from zonewright.protocols.octets import byte, little16

_OPENING, _ERROR, _REVERSE, _HIDDEN = 1, 2, 3, 4
_OPEN_CHANNEL, _CLOSE_CHANNEL, _FAULT, _READ, _CREATE_SESSION = 446, 452, 397, 631, 461
_WRITE, _CALL = 673, 712
_NODES, _ARGUMENTS = 64, 16  # of one message at most this many are walked
_ABSENT = 0xFFFFFFFF  # length of a string or an array that is not there

# Requests whose answer's number is three higher; the frequent ones first, because they are asked one by one.
_REQUESTS = (
    *(631, 826, 673, 527, 751, 712, 428, 461, 467, 473, 533, 554, 664, 787, 847, 422, 437, 446, 452, 479, 488, 494),
    *(500, 506, 560, 566, 615, 621, 700, 763, 769, 775, 781, 793, 799, 832, 841),
)
_NETWORK_REQUESTS = (12208, 12211)  # their answer's number is one higher

_HELLO, _ACKNOWLEDGE, _FAILURE, _REVERSE_HELLO = 0x4C4548, 0x4B4341, 0x525245, 0x454852
_OPEN, _MESSAGE, _CLOSE = 0x4E504F, 0x47534D, 0x4F4C43
_FINAL, _BETWEEN, _ABORTED = 0x46, 0x43, 0x41
_LONGEST = 1 << 24
_LONGEST_POLICY = 255
_PLAUSIBLE = 1 << 24  # sequence and request numbers of a plain chunk lie below; an encrypted chunk shows any bits
_BODY = 24  # of a message: header (8), channel, token, sequence, request
_SEARCHED = 512  # bytes of a read's answer in which build information is looked for


@kernel
def _little32(octets: Any, at: int) -> int:
    return int((little16(octets, at + 2) << 16) | little16(octets, at))


@kernel
def _service_of(number: int) -> int:
    """Give the request of an encoding's number, negative for its answer; 0 when no service has it."""
    if number == _FAULT:
        return -_FAULT
    for request in _REQUESTS:
        if number == request:
            return int(request)
        if number == request + 3:
            return int(-request)
    for request in _NETWORK_REQUESTS:
        if number == request:
            return int(request)
        if number == request + 1:
            return int(-request)
    return 0


@kernel
def _shortest(form: int) -> int:
    """Give the least size of a message of this form; 0 when there is no such form."""
    if form == _HELLO:
        return 32
    if form == _ACKNOWLEDGE:
        return 28
    if form in (_FAILURE, _REVERSE_HELLO):
        return 16
    if form == _OPEN:
        return 24
    return _BODY if form in (_MESSAGE, _CLOSE) else 0


@kernel
def _holds_build(octets: Any, at: int, stop: int) -> bool:
    """Tell whether an answer holds build information or the server's status: an extension object of number 340, 864."""
    while at + 5 <= stop:
        if byte(octets, at) == 0x16 and byte(octets, at + 1) == 1 and byte(octets, at + 2) == 0:
            number = little16(octets, at + 3)
            if number == 340 or number == 864:
                return True
        at += 1
    return False


@kernel
def _count_open(octets: Any, start: int, there: int, from_server: int, marks: Any) -> int:
    """Mark the opening of a secure channel; who knows no server looks at a plain body. 0 for no such message."""
    size = _little32(octets, start + 12)
    if size <= 0 or size > _LONGEST_POLICY:
        return 0
    kind = RESPONSE if from_server == 1 else REQUEST
    body = start + 16 + size + 16
    if from_server < 0 and body + 4 <= there and little16(octets, body) == 1:
        kind = RESPONSE if little16(octets, body + 2) == _OPEN_CHANNEL + 3 else REQUEST
    mark(marks, pack(_OPEN_CHANNEL, -1, -1), kind, 1 if kind == RESPONSE else 0)
    return 1


@kernel
def _keeps(octets: Any, start: int, stop: int, service: int) -> bool:
    """Tell whether a message is worth reading: descriptions of servers and clients, build information."""
    if service == _CREATE_SESSION or service == -_CREATE_SESSION or service == -422 or service == -428:
        return True
    return bool(service == -_READ and _holds_build(octets, start + _BODY, min(stop, start + _SEARCHED)))


@kernel
def _count_hidden(octets: Any, start: int, last: int, from_server: int, marks: Any) -> None:
    """Mark a chunk that shows no service: the last of an encrypted message, or one that gives a message up."""
    if last == _ABORTED:
        mark(marks, pack(_ERROR, -1, -1), ERROR, 0)
        return
    plain = _little32(octets, start + 16) < _PLAUSIBLE and _little32(octets, start + 20) < _PLAUSIBLE
    if last == _FINAL and not plain:
        mark(marks, pack(_HIDDEN, -1, -1), RESPONSE if from_server == 1 else REQUEST, 0)


@kernel
def _count_message(octets: Any, start: int, there: int, stop: int, from_server: int, marks: Any) -> int:
    """Mark a chunk of a message; 0 when more bytes must come, else 1."""
    last = byte(octets, start + 3)
    at = start + _BODY
    if there < min(at + 4, stop):
        return 0
    service, width = 0, 4
    if at + 4 <= stop and byte(octets, at) == 1 and byte(octets, at + 1) == 0:
        service = _service_of(little16(octets, at + 2))
    elif at + 7 <= stop and byte(octets, at) == 2 and little16(octets, at + 1) == 0:
        if there < at + 7:
            return 0
        width, service = 7, _service_of(_little32(octets, at + 3))
    if service == 0 or last == _ABORTED:
        _count_hidden(octets, start, last, from_server, marks)
        return 1
    kind, result = REQUEST if service > 0 else RESPONSE, at + width + 15  # the high byte of the service's result
    if kind == RESPONSE and result < stop:
        if result >= there:
            return 0
        kind = ERROR if byte(octets, result) & 0x80 or service == -_FAULT else RESPONSE
    keep = kind != ERROR and _keeps(octets, start, min(there, stop), service)
    mark(marks, pack(abs(service), -1, -1), kind, 1 if keep else 0)
    if service in (_WRITE, _CALL):
        _touch_nodes(octets, at + width, start, there, stop, service, marks)
    return 1


@kernel
def _string_end(octets: Any, at: int, there: int) -> int:
    """Give where the string at `at` ends; -1 when not in hand, as all of these."""
    if at < 0 or at + 4 > there:
        return -1
    size = _little32(octets, at)
    return at + 4 + (0 if size == _ABSENT else size)


@kernel
def _node_end(octets: Any, at: int, there: int) -> int:
    """Give where the node at `at` ends: a number, a string, a GUID or bytes."""
    if at < 0 or at >= there:
        return -1
    form = byte(octets, at)
    if form == 3 or form == 5:
        return int(_string_end(octets, at + 3, there))
    size = 2 if form == 0 else 4 if form == 1 else 7 if form == 2 else 19 if form == 4 else 0
    return at + size if size > 0 and at + size <= there else -1


@kernel
def _header_end(octets: Any, at: int, there: int) -> int:
    """Give where the header of a request ends: token, time, handle, diagnostics, audit entry, time-out, extension."""
    at = _node_end(octets, at, there)
    at = _string_end(octets, at + 16, there) if at >= 0 else -1
    at = _node_end(octets, at + 4, there) if at >= 0 else -1
    if at < 0 or at >= there:
        return -1
    return at + 1 if byte(octets, at) == 0 else int(_string_end(octets, at + 1, there))


@kernel
def _width_of(kind: int) -> int:
    """Give the octets of a plain value; 0 for one with a length, -1 for any other."""
    if kind >= 1 and kind <= 3:
        return 1
    if kind == 4 or kind == 5:
        return 2
    if kind in (6, 7, 10, 19):
        return 4
    if kind in (8, 9, 11, 13):
        return 8
    return 16 if kind == 14 else 0 if kind == 12 or kind == 15 or kind == 16 else -1


@kernel
def _variant_end(octets: Any, at: int, there: int) -> int:
    """Give where the value at `at` ends, one or a list of plain ones; -1 for others too."""
    if at < 0 or at >= there:
        return -1
    form, many = byte(octets, at), 1
    width = _width_of(form & 0x3F) if form != 0 else 0
    at += 1
    if form == 0:
        return at
    if width < 0 or form & 0x40:
        return -1
    if form & 0x80:
        if at + 4 > there:
            return -1
        many, at = _little32(octets, at), at + 4
        many = 0 if many == _ABSENT else many
    if width > 0:
        return int(at + many * width)
    for _ in range(min(many, there - at)):
        at = _string_end(octets, at, there)
        if at < 0:
            return -1
    return at


@kernel
def _value_end(octets: Any, at: int, there: int) -> int:
    """Give where the value to be written at `at` ends, with its status and times."""
    if at < 0 or at >= there:
        return -1
    told = byte(octets, at)
    at = _variant_end(octets, at + 1, there) if told & 1 else at + 1
    more = (4 if told & 2 else 0) + (8 if told & 4 else 0) + (8 if told & 8 else 0)
    more += (2 if told & 0x10 else 0) + (2 if told & 0x20 else 0)
    return at + more if at >= 0 else -1


@kernel
def _touch_node(octets: Any, at: int, service: int, marks: Any) -> None:
    """Note the node at `at`, which is in hand: its namespace, and its number where it has one."""
    form, space, number = byte(octets, at), 0, -1
    if form == 0:
        number = byte(octets, at + 1)
    elif form == 1:
        space, number = byte(octets, at + 1), little16(octets, at + 2)
    else:
        space = little16(octets, at + 1)
        number = _little32(octets, at + 3) if form == 2 else -1
    touch_on(marks, pack(service, -1, -1), -1, space, number, number)


@kernel
def _touch_nodes(octets: Any, at: int, start: int, there: int, stop: int, service: int, marks: Any) -> None:
    """Note the nodes that a request writes, or the methods that it calls, as far as they are in hand.

    A value of a kind that nobody here knows the length of ends the walk.
    """
    here = min(there, stop)
    at, many = _header_end(octets, at, here), 0
    if at >= 0 and at + 4 <= here:
        many, at = _little32(octets, at), at + 4
    else:
        at = -1
    for _ in range(min(many, _NODES)):
        node = _node_end(octets, at, here) if service == _CALL else at
        end = _node_end(octets, node, here)
        if end < 0 or end > here:
            at = -1
            break
        _touch_node(octets, node, service, marks)
        if service == _WRITE:
            at = _value_end(octets, _string_end(octets, end + 4, here), here)
        else:
            at = _arguments_end(octets, end, here)
    if at < 0:
        reaches(marks, start, there, stop, there + 1)


@kernel
def _arguments_end(octets: Any, at: int, there: int) -> int:
    """Give where the arguments of a call end."""
    if at + 4 > there:
        return -1
    many, at = _little32(octets, at), at + 4
    if many == _ABSENT:
        return at
    if many > _ARGUMENTS:
        return -1
    for _ in range(many):
        at = _variant_end(octets, at, there)
    return at


@kernel
def count(octets: Any, start: int, end: int, from_server: int, marks: Any) -> int:
    """Count the message of one chunk."""
    marks[0] = 0
    there = min(end, octets.shape[0])
    if there > start and byte(octets, start) not in (0x41, 0x43, 0x45, 0x48, 0x4D, 0x4F, 0x52):
        return FOREIGN
    if there < start + 8:
        return MORE
    form, last = _little32(octets, start) & 0xFFFFFF, byte(octets, start + 3)
    size: int = _little32(octets, start + 4)
    least = _shortest(form)
    if least == 0 or size < least or size > _LONGEST:
        return FOREIGN
    if last != _FINAL and (form != _MESSAGE or (last != _BETWEEN and last != _ABORTED)):
        return FOREIGN
    if form in (_HELLO, _ACKNOWLEDGE):
        mark(marks, pack(_OPENING, -1, -1), REQUEST if form == _HELLO else RESPONSE, 0)
    elif form == _FAILURE:
        mark(marks, pack(_ERROR, -1, -1), ERROR, 0)
    elif form == _REVERSE_HELLO:
        mark(marks, pack(_REVERSE, -1, -1), REQUEST, 0)
    elif form == _CLOSE:
        mark(marks, pack(_CLOSE_CHANNEL, -1, -1), REQUEST, 0)
    elif form == _OPEN:
        if there < start + 16:
            return MORE
        if _count_open(octets, start, there, from_server, marks) == 0:
            return FOREIGN
    elif _count_message(octets, start, there, start + size, from_server, marks) == 0:
        marks[0] = 0
        return MORE
    return size
