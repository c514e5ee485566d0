"""Counts PROFINET frames: one message per frame, told by frame id and DCP service."""

from typing import Any

from zonewright.protocols.counter import ERROR, FOREIGN, MORE, PUBLISH, REQUEST, RESPONSE
from zonewright.protocols.kernel import kernel, mark, pack, touch
from zonewright.protocols.octets import big16, byte

_HEADER = 12  # of DCP: frame id, service id and type, transaction, delay, length of the blocks
_GET, _SET, _IDENTIFY, _HELLO = 3, 4, 5, 6
_ANSWER, _REFUSED = 1, 5
_ALARM_HIGH, _ALARM_LOW = 0xFC01, 0xFE01
_BLOCKS = 32  # of one message at most this many are walked
_ACKNOWLEDGED, _FAILED_FIRST = 3, 2  # alarm PDU types: 1 data, 2 not acknowledged, 3 acknowledged, 4 error


@kernel
def _refuses_set(octets: Any, at: int, stop: int) -> bool:
    """Tell whether the answer to a set, whose blocks begin at `at`, holds a block error other than 0."""
    while at + 7 <= stop:
        size = big16(octets, at + 2)
        if byte(octets, at) == 5 and byte(octets, at + 1) == 4 and byte(octets, at + 6) != 0:
            return True
        at += 4 + size + (size & 1)
    return False


@kernel
def count_dcp(octets: Any, start: int, end: int, from_server: int, marks: Any) -> int:  # noqa: ARG001
    """Count the DCP message of one frame; its length takes in the frame's padding."""
    marks[0] = 0
    there = min(end, octets.shape[0])
    if there < start + 2:
        return MORE
    frame_id = big16(octets, start)
    if frame_id < 0xFEFC or frame_id > 0xFEFF:
        return FOREIGN
    if there < start + _HEADER:
        return MORE
    service, form = byte(octets, start + 2), byte(octets, start + 3)
    if service < _GET or service > _HELLO:
        return FOREIGN
    kind = REQUEST
    if form & 0x07 == _REFUSED:
        kind = ERROR
    elif form & 0x07 == _ANSWER:
        kind = RESPONSE
    elif service == _HELLO:
        kind = PUBLISH
    stop = start + _HEADER + big16(octets, start + 10)
    if kind == RESPONSE and service == _SET and _refuses_set(octets, start + _HEADER, min(there, stop)):
        kind = ERROR
    keep = 1 if service == _HELLO else 0
    if service in (_IDENTIFY, _GET) and kind == RESPONSE:
        keep = 1
    if service == _SET and kind == REQUEST:
        keep = 1
    mark(marks, pack(service, -1, -1), kind, keep)
    if service == _SET and kind == REQUEST:
        _touch_set(octets, start + _HEADER, min(there, stop), marks)
    return int(max(stop, there) - start)


@kernel
def _touch_set(octets: Any, at: int, stop: int, marks: Any) -> None:
    """Note which options of a device a set changes, block by block."""
    for _ in range(_BLOCKS):
        if at + 4 > stop:
            return
        size = big16(octets, at + 2)
        touch(marks, pack(_SET, -1, -1), -1, big16(octets, at), -1, -1)
        at += 4 + size + (size & 1)


@kernel
def _cyclic_class(frame_id: int) -> int:
    """Give the class of a cyclic frame: 1, 2 or 3; 0 for any other frame."""
    if frame_id >= 0xC000 and frame_id <= 0xFBFF:
        return 1
    if frame_id >= 0x8000 and frame_id <= 0xBFFF:
        return 2
    if frame_id >= 0x0100 and frame_id <= 0x0FFF:
        return 3
    return 0


@kernel
def count_rt(octets: Any, start: int, end: int, from_server: int, marks: Any) -> int:  # noqa: ARG001
    """Count the RT frame; a reserved frame id is foreign."""
    marks[0] = 0
    there = min(end, octets.shape[0])
    if there < start + 2:
        return MORE
    frame_id = big16(octets, start)
    cyclic = _cyclic_class(frame_id)
    high, low = frame_id >> 8, frame_id & 0xFF
    if cyclic > 0:
        mark(marks, pack(cyclic, -1, -1), PUBLISH, 0)
    elif frame_id in (_ALARM_HIGH, _ALARM_LOW):
        form = byte(octets, start + 6) & 0x0F if there >= start + 7 else 1
        kind = RESPONSE if form == _ACKNOWLEDGED else PUBLISH
        if form == _FAILED_FIRST or form > _ACKNOWLEDGED:
            kind = ERROR
        mark(marks, pack(high, low, -1), kind, 0)
    elif (frame_id >= 0xFEFC and frame_id <= 0xFEFF) or (frame_id >= 0x1000 and frame_id < 0x8000) or frame_id < 0x20:
        return FOREIGN
    else:
        mark(marks, pack(high, low, -1), PUBLISH, 0)
    return int(there - start)
