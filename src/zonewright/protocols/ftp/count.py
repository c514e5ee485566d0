"""Counts FTP lines: one message per command or reply."""

from typing import Any

from zonewright.protocols.counter import CARRY_BYTES, ERROR, FOREIGN, MORE, REQUEST, RESPONSE, REST
from zonewright.protocols.kernel import kernel, mark, pack
from zonewright.protocols.octets import byte

_USER, _STORE, _FETCH, _APPEND, _DELETE, _STORE_NEW, _RENAME_TO, _UNKNOWN = 1, 3, 4, 5, 6, 9, 11, 99
_COMMANDS = (
    b"USER", b"PASS", b"STOR", b"RETR", b"APPE", b"DELE", b"LIST", b"NLST", b"STOU", b"RNFR", b"RNTO", b"MKD ",
    b"RMD ", b"SITE", b"SYST", b"AUTH", b"STAT", b"CWD ", b"PORT", b"PASV", b"EPSV", b"EPRT", b"TYPE", b"QUIT",
    b"MLSD", b"SIZE", b"MDTM", b"FEAT", b"NOOP", b"PWD ", b"ACCT",
)  # fmt: skip
_NUMBERS = tuple(int.from_bytes(name, "big") for name in _COMMANDS)
_GREETING, _SYSTEM, _FAILS = 220, 215, 400
_LONGEST_KEPT = 250
_LINE_END, _RETURN, _BLANK, _HYPHEN, _TLS, _TLS_MAJOR = 10, 13, 32, 45, 0x16, 3


@kernel
def _find_line(octets: Any, start: int, there: int) -> int:
    """Give where the line at `start` ends; 0 when its end is not in hand, -1 when it is no line of text."""
    for at in range(start, there):
        one = byte(octets, at)
        if one == _LINE_END:
            return int(at + 1)
        if one < _BLANK and one != 9 and one != _RETURN:
            return -1
    return 0


@kernel
def _read_command(octets: Any, start: int, stop: int) -> int:
    """Give the number of the command that a line begins with; 0 when it begins with none, 99 for an unknown one."""
    word, letters, at = 0, 0, start
    while at < stop and letters < 5:
        one = byte(octets, at) & 0xDF
        if one < 65 or one > 90:
            break
        word = (word << 8) | one
        letters += 1
        at += 1
    if letters < 3 or letters > 4 or at >= stop:
        return 0
    behind = byte(octets, at)
    if behind != _BLANK and behind != _RETURN and behind != _LINE_END:
        return 0
    if letters == 3:
        word = (word << 8) | _BLANK
    for place in range(len(_NUMBERS)):
        if _NUMBERS[place] == word:
            return int(place + 1)
    return _UNKNOWN


@kernel
def _read_reply(octets: Any, start: int, stop: int) -> int:
    """Give the code of a reply; 0 when the line begins with none."""
    if start + 4 > stop:
        return 0
    code = 0
    for at in range(start, start + 3):
        one = byte(octets, at) - 48
        if one < 0 or one > 9:
            return 0
        code = code * 10 + one
    behind = byte(octets, start + 3)
    if code < 100 or code >= 700 or (behind != _BLANK and behind != _HYPHEN and behind != _RETURN):
        return 0
    return code


@kernel
def count(octets: Any, start: int, end: int, from_server: int, marks: Any) -> int:
    """Count the line at `start`; text of a long reply marks nothing; what is secured with TLS is left alone."""
    marks[0] = 0
    there = min(end, octets.shape[0])
    if there < start + 2:
        return MORE
    if byte(octets, start) == _TLS and byte(octets, start + 1) == _TLS_MAJOR:
        return REST
    stop = _find_line(octets, start, there)
    if stop < 0:
        return FOREIGN
    if stop == 0:
        if there - start < CARRY_BYTES:
            return MORE
        stop = there
    size = stop - start
    reply = _read_reply(octets, start, stop) if from_server != 0 else 0
    if reply > 0:
        says = reply in (_GREETING, _SYSTEM)
        keep = -min(size, _LONGEST_KEPT) if says else 0
        mark(marks, pack(0, reply, -1), ERROR if reply >= _FAILS else RESPONSE, keep)
    elif from_server != 1:
        command = _read_command(octets, start, stop)
        if command == 0:
            return FOREIGN
        moves = command >= _STORE and command <= _DELETE
        says = moves or command in (_USER, _STORE_NEW, _RENAME_TO)
        mark(marks, pack(command, -1, -1), REQUEST, -min(size, _LONGEST_KEPT) if says else 0)
    return int(size)
