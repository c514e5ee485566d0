"""What compiled counters are made with: the compiler, and how they pack a code and note a message (`counter`)."""

from typing import Any

from numba import njit

from zonewright.protocols.counter import CARRY_BYTES, MARKS, PART_BITS, TOUCHED, TOUCHES


def kernel(function: Any) -> Any:
    """Compile a function for the hot tier: no Python objects, no lock on the interpreter while it runs."""
    return njit(nogil=True, error_model="numpy")(function)


@kernel
def pack(first: int, second: int, third: int) -> int:
    """Pack up to three decimals into one code; -1 stands for *no further part*."""
    code = first + 1
    if second >= 0:
        code = (code << PART_BITS) | (second + 1)
        if third >= 0:
            code = (code << PART_BITS) | (third + 1)
    return code


@kernel
def mark(marks: Any, code: int, kind: int, keep: int) -> None:
    """Note one message of the PDU at hand; beyond `MARKS` they are not noted."""
    n = marks[0]
    if n < MARKS:
        at = 1 + 3 * n
        marks[at] = code
        marks[at + 1] = kind
        marks[at + 2] = keep
        marks[0] = n + 1


@kernel
def touch(marks: Any, code: int, unit: int, area: int, first: int, last: int) -> None:
    """Note a range that a message touches, -1 for what there is not; beyond `TOUCHES` is noted that there are more."""
    n = marks[TOUCHED]
    if n < 0:
        return
    if n < TOUCHES:
        at = TOUCHED + 1 + 5 * n
        marks[at] = code
        marks[at + 1] = unit
        marks[at + 2] = area
        marks[at + 3] = first
        marks[at + 4] = last
    marks[TOUCHED] = min(n + 1, TOUCHES + 1)


@kernel
def await_touch(marks: Any) -> None:
    """Note that a range lies in octets that are not there."""
    marks[TOUCHED] = -1


@kernel
def touch_on(marks: Any, code: int, unit: int, area: int, first: int, last: int) -> None:
    """Note a range as `touch` does; one that repeats or goes on with the range noted last makes that one longer.

    So the points that one message lists one by one count as one message.
    """
    n = marks[TOUCHED]
    if n > 0 and n <= TOUCHES:
        at = TOUCHED + 1 + 5 * (n - 1)
        same = marks[at] == code and marks[at + 1] == unit and marks[at + 2] == area
        before, behind = marks[at + 3], marks[at + 4]
        if same and ((first == before and last == behind) or (before >= 0 and before <= first <= behind + 1)):
            marks[at + 4] = max(behind, last)
            return
    touch(marks, code, unit, area, first, last)


@kernel
def reaches(marks: Any, start: int, there: int, stop: int, needed: int) -> bool:
    """Tell whether the PDU from `start` to `stop` has octets up to `needed`, and they are there.

    Where they are still to come and nothing is noted yet, they are awaited, if a stream can carry them at all; beyond
    that, what a PDU touches is noted as far as it is in hand.
    """
    if needed > stop:
        return False
    if needed <= there:
        return True
    if marks[TOUCHED] == 0 and needed <= start + CARRY_BYTES:
        marks[TOUCHED] = -1
    return False
