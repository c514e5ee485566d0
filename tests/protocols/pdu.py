"""Readable PDUs for the tests of the protocol rooms: hex with comments in, bytes and counted messages out."""

from collections.abc import Callable
from typing import Any

import numpy as np
from hypothesis import strategies as st

from zonewright.protocols.counter import CARRY_BYTES, FOREIGN, MORE, TOUCHED, TOUCHES, key_of, make_marks

KINDS = ("request", "response", "error", "publish")


def wire(text: str) -> bytes:
    """Turn lines of hex into bytes; what follows a `;` is for people."""
    return bytes.fromhex(" ".join(line.split(";")[0] for line in text.splitlines()))


def counted(count: Any, pdu: bytes, *, from_server: int = -1) -> tuple[int, list[str]]:
    """Count one PDU: its length, and its messages as `key kind` (with `keep` where it is worth reading)."""
    octets = np.frombuffer(pdu, dtype=np.uint8)
    marks = make_marks()
    length = count(octets, 0, len(octets), from_server, marks)
    said = []
    for i in range(int(marks[0])):
        code, kind, keep = (int(v) for v in marks[1 + 3 * i : 4 + 3 * i])
        said.append(f"{key_of(code)} {KINDS[kind]}" + (" keep" if keep else ""))
    return int(length), said


def touched(count: Any, pdu: bytes, *, from_server: int = 0) -> list[tuple[str, int, int, int, int]] | None:
    """Give the ranges that one PDU touches as (key, unit, area, first, last); `None` while octets are awaited."""
    octets, marks = np.frombuffer(pdu, dtype=np.uint8), make_marks()
    count(octets, 0, len(octets), from_server, marks)
    if marks[TOUCHED] < 0:
        return None
    rows = marks[TOUCHED + 1 :].reshape(-1, 5)[: min(int(marks[TOUCHED]), TOUCHES)].tolist()
    return [(key_of(code), unit, area, first, last) for code, unit, area, first, last in rows]


def mutated(*valid: bytes) -> st.SearchStrategy[bytes]:
    """Give random bytes, and the valid PDUs cut, lengthened or with some bytes changed."""

    def change(drawn: tuple[bytes, list[tuple[int, int]], int, bytes]) -> bytes:
        pdu, changes, cut, tail = drawn
        octets = bytearray(pdu + tail)
        for at, value in changes:
            octets[at % len(octets)] = value
        return bytes(octets[: max(1, len(octets) - cut)])

    byte = st.integers(0, 255)
    changes = st.lists(st.tuples(st.integers(0, 80), byte), max_size=3)
    cuts = st.one_of(st.just(0), st.integers(0, 80))
    known = st.tuples(st.sampled_from(valid), changes, cuts, st.binary(max_size=12)).map(change)
    return st.one_of(st.binary(min_size=1, max_size=120), known)


def check_law(count: Any, pdu: bytes, from_server: int) -> None:
    """Hold one counter against its law: two ways to run it agree, nothing beyond the end is read."""
    compiled, uncompiled = make_marks(), make_marks()
    compiled[0] = uncompiled[0] = 99
    octets = np.frombuffer(pdu, dtype=np.uint8)
    length = count(octets, 0, len(octets), from_server, compiled)
    assert uncompiled_count(count)(octets, 0, len(octets), from_server, uncompiled) == length
    assert compiled.tolist() == uncompiled.tolist()
    assert length >= 1 or length in {MORE, FOREIGN}
    assert length >= 1 or compiled[0] == 0
    assert length != MORE or len(pdu) < CARRY_BYTES, "what a stream cannot carry must not be waited for"
    for beyond in (0x00, 0xFF):
        padded = np.concatenate([np.full(5, 0xA5), octets, np.full(80, beyond)]).astype(np.uint8)
        other = make_marks()
        assert count(padded, 5, 5 + len(octets), from_server, other) == length
        assert other[: 1 + 3 * int(other[0])].tolist() == compiled[: 1 + 3 * int(compiled[0])].tolist()
        assert other[TOUCHED:].tolist() == compiled[TOUCHED:].tolist()
    # an end beyond the array is not believed
    other = make_marks()
    assert count(octets, 0, len(octets) + 50, from_server, other) == length


def uncompiled_count(count: Any) -> Callable[..., int]:
    """Give the Python function behind a compiled counter; it indexes strictly."""

    def run(octets: Any, start: int, end: int, from_server: int, marks: Any) -> int:
        return int(count.py_func(octets, start, end, from_server, marks))

    return run
