"""Ranges that messages touch, kept once per range."""

from typing import Any

import numpy as np

from zonewright.protocols.counter import TOUCHED, TOUCHES, make_marks
from zonewright.protocols.kernel import touch
from zonewright.sources.captures import column
from zonewright.sources.captures.streams.touch import count_touches


def tables(rows: int = 8192) -> tuple[Any, Any]:
    return np.zeros((rows, column.TOUCH_COLUMNS), np.int64), np.zeros(column.COUNTERS, np.int64)


def put(touches: Any, counters: Any, *ranges: tuple[int, int], flow: int = 3) -> None:
    marks = make_marks()
    for first, last in ranges:
        touch(marks, 17, 1, 4, first, last)
    count_touches(marks, flow, touches, counters)


def kept(touches: Any) -> list[tuple[int, int, int]]:
    rows = touches[(touches[:, column.TOUCH_COUNT] > 0) & (touches[:, column.TOUCH_FIRST] != column.WHOLE_AREA)]
    return sorted(map(tuple, rows[:, (column.TOUCH_FIRST, column.TOUCH_LAST, column.TOUCH_COUNT)].tolist()))


def whole(touches: Any) -> list[int]:
    (row,) = touches[touches[:, column.TOUCH_FIRST] == column.WHOLE_AREA]
    return [int(row[part]) for part in (column.TOUCH_LOW, column.TOUCH_HIGH, column.TOUCH_COUNT, column.VARIANTS)]


def test_equal_ranges_are_one_with_a_count() -> None:
    touches, counters = tables()
    put(touches, counters, (5, 9), (20, 20), (5, 9))
    put(touches, counters, (5, 9))
    assert kept(touches) == [(5, 9, 3), (20, 20, 1)]
    assert whole(touches) == [5, 20, 4, 2]
    assert counters[column.TOUCHES_USED] == 3


def test_flows_stay_apart() -> None:
    touches, counters = tables()
    put(touches, counters, (5, 9))
    put(touches, counters, (5, 9), flow=4)
    assert kept(touches) == [(5, 9, 1), (5, 9, 1)]


def test_too_many_ranges_still_widen_the_whole() -> None:
    touches, counters = tables()
    for at in range(column.TOUCH_VARIANTS + 50):
        put(touches, counters, (10 * at, 10 * at + 1))
    assert len(kept(touches)) == column.TOUCH_VARIANTS + 1
    assert whole(touches)[:3] == [0, 10 * (column.TOUCH_VARIANTS + 49) + 1, column.TOUCH_VARIANTS + 50]


def test_more_ranges_in_a_pdu_than_are_noted_are_counted() -> None:
    touches, counters = tables()
    put(touches, counters, *((at, at) for at in range(TOUCHES + 3)))
    assert counters[column.TOUCHES_LOST] == 1
    assert len(kept(touches)) == TOUCHES


def test_a_range_that_is_not_there_is_none() -> None:
    touches, counters = tables()
    marks = make_marks()
    marks[TOUCHED] = -1
    count_touches(marks, 3, touches, counters)
    assert kept(touches) == []
