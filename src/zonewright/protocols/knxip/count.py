"""Counts KNXnet/IP messages: one per header, with the command of the telegram inside."""

from typing import Any

from zonewright.protocols.counter import CARRY_BYTES, ERROR, FOREIGN, MORE, PUBLISH, REQUEST, RESPONSE
from zonewright.protocols.kernel import kernel, mark, pack, touch
from zonewright.protocols.octets import big16, byte

_HEADER, _VERSION = 6, 0x10
_LONGEST = 2048
_SEARCH, _DESCRIBED, _CONNECTED, _TUNNEL, _TUNNEL_DONE, _ROUTE = 513, 516, 518, 1056, 1057, 1328
_SEARCHED, _SEARCHED_EXTENDED = 514, 524
_CONFIGURE, _CONFIGURE_DONE = 784, 785
_CONNECTION = 4  # header of a tunnel's message: length, channel, number, status
_TO_GROUP, _DEVICE_AREA = 0x80, 1  # of the second control octet; of areas
_ASKED, _GIVEN, _CONFIRMED, _WATCHED = 0x11, 0x29, 0x2E, 0x2B  # kinds of telegrams


@kernel
def _known_service(service: int) -> bool:
    """Tell whether this is a service of the standard."""
    if service >= 513 and service <= 524:
        return True
    if service == 784 or service == 785 or (service >= 1056 and service <= 1061):
        return True
    return (service >= 1328 and service <= 1331) or (service >= 1856 and service <= 1859) or 2384 <= service <= 2389


@kernel
def _is_answer(service: int) -> bool:
    """Tell an answer from a request: answers have the number after their request's."""
    if service >= 514 and service <= 524:
        return service % 2 == 0
    return bool(service == 785 or service == 1057 or service == 1059 or service == 1857 or service == 2386)


@kernel
def _status(octets: Any, start: int, there: int, service: int) -> int:
    """Give the status that an answer bears, 0 where none is in hand."""
    if service == _CONNECTED or service == 520 or service == 522:
        return int(byte(octets, start + 7)) if start + 8 <= there else 0
    if service in (_TUNNEL_DONE, _CONFIGURE_DONE):
        return int(byte(octets, start + 9)) if start + 10 <= there else 0
    return 0


@kernel
def _command_at(octets: Any, at: int, there: int) -> int:
    """Give the application command of the telegram at `at`, -1 where it has none or it is not in hand."""
    if at + 2 > there:
        return -1
    kind = byte(octets, at)
    if kind != _ASKED and kind != _GIVEN and kind != _CONFIRMED:
        return -1
    place = at + 2 + byte(octets, at + 1) + 7
    if place + 2 > there or byte(octets, place - 1) == 0:
        return -1
    if byte(octets, place) & 0x80:
        return -1
    return int((big16(octets, place) >> 6) & 0x0F)


@kernel
def _mark_telegram(octets: Any, at: int, there: int, service: int, marks: Any) -> None:
    """Mark the telegram at `at` of a tunnel or a route; what a tunnel confirms is an answer."""
    kind = REQUEST
    if at < there:
        form = byte(octets, at)
        if form in (_GIVEN, _WATCHED):
            kind = PUBLISH
        elif form == _CONFIRMED:
            kind = RESPONSE
    command = _command_at(octets, at, there)
    mark(marks, pack(service, command, -1), kind, 0)
    if command >= 0 and (kind != PUBLISH or service == _ROUTE):
        _touch_address(octets, at, service, command, marks)


@kernel
def _touch_address(octets: Any, at: int, service: int, command: int, marks: Any) -> None:
    """Note the group that a telegram writes, or the device that it loads, restarts or gives its address.

    What a tunnel hands to its client is another's act and not noted; what is routed has no other form.
    """
    place = at + 2 + byte(octets, at + 1)
    to_group, address = byte(octets, place + 1) & _TO_GROUP, big16(octets, place + 4)
    if to_group and command == 2:
        touch(marks, pack(service, command, -1), -1, 0, address, address)
    elif not to_group and (command in (3, 10, 11, 14, 15)):
        touch(marks, pack(service, command, -1), -1, _DEVICE_AREA, address, address)


@kernel
def count(octets: Any, start: int, end: int, from_server: int, marks: Any) -> int:  # noqa: ARG001
    """Count the message of one header; an answer stands under its request's service."""
    marks[0] = 0
    there = min(end, octets.shape[0])
    if there > start and byte(octets, start) != _HEADER:
        return FOREIGN
    if there < start + _HEADER:
        return MORE
    service, length = big16(octets, start + 2), big16(octets, start + 4)
    if byte(octets, start + 1) != _VERSION or length < _HEADER or length > _LONGEST or not _known_service(service):
        return FOREIGN
    stop = min(there, start + length)
    needed = min(start + length, start + CARRY_BYTES // 2)
    if there < needed:
        return MORE
    if service == _TUNNEL:
        _mark_telegram(octets, start + _HEADER + _CONNECTION, stop, service, marks)
    elif service == _ROUTE:
        _mark_telegram(octets, start + _HEADER, stop, service, marks)
    elif _is_answer(service):
        kind = ERROR if _status(octets, start, stop, service) != 0 else RESPONSE
        keep = 1 if service in (_SEARCHED, _DESCRIBED, _SEARCHED_EXTENDED) else 0
        mark(marks, pack(service - 1, -1, -1), kind, keep)
    else:
        told = service == 1061 or service == 1329 or service == 1330  # a feature, lost messages, busy: nobody asked
        mark(marks, pack(service, -1, -1), PUBLISH if told else REQUEST, 0)
    return int(length)
