"""Notes which ranges the messages of a flow touch, once per range; compiled.

A flow keeps at most `TOUCH_VARIANTS` different ranges per code, unit and area; beyond them it keeps the stretch from
the lowest to the highest, which every range widens from the first on.
"""

from typing import Any

import numpy as np

from zonewright.protocols.counter import TOUCHED, TOUCHES
from zonewright.sources.captures.column import (
    TOUCH_AREA,
    TOUCH_CODE,
    TOUCH_COUNT,
    TOUCH_FIRST,
    TOUCH_FLOW,
    TOUCH_HASH,
    TOUCH_HIGH,
    TOUCH_LAST,
    TOUCH_LOW,
    TOUCH_UNIT,
    TOUCH_VARIANTS,
    TOUCHES_LOST,
    TOUCHES_USED,
    VARIANTS,
    WHOLE_AREA,
)
from zonewright.sources.captures.compiler import compiled
from zonewright.sources.captures.table import SEED, close, mix


@compiled
def count_touches(marks: Any, flow: int, touches: Any, counters: Any) -> None:
    """Add the ranges that the messages of a PDU touch to their flow."""
    noted = marks[TOUCHED]
    if noted > TOUCHES:
        counters[TOUCHES_LOST] += 1
        noted = np.int64(TOUCHES)
    for number in range(noted):
        at = TOUCHED + 1 + 5 * number
        code, unit, area, first, last = marks[at], marks[at + 1], marks[at + 2], marks[at + 3], marks[at + 4]
        whole = _find_touch(touches, flow, code, unit, area, np.int64(WHOLE_AREA), np.int64(WHOLE_AREA), counters)
        if touches[whole, TOUCH_COUNT] == 1 or first < touches[whole, TOUCH_LOW]:
            touches[whole, TOUCH_LOW] = first
        if touches[whole, TOUCH_COUNT] == 1 or last > touches[whole, TOUCH_HIGH]:
            touches[whole, TOUCH_HIGH] = last
        if touches[whole, VARIANTS] > TOUCH_VARIANTS:
            continue
        if touches[_find_touch(touches, flow, code, unit, area, first, last, counters), TOUCH_COUNT] == 1:
            touches[whole, VARIANTS] += 1


@compiled
def _find_touch(touches: Any, flow: int, code: int, unit: int, area: int, first: int, last: int, counters: Any) -> int:
    """Count one message at the row of a range, which is made when there is none; gives the row."""
    hashed = close(mix(mix(mix(mix(mix(mix(SEED, flow), code), unit), area), first), last))
    mask = touches.shape[0] - 1
    row = hashed & mask
    while touches[row, TOUCH_COUNT] > 0:
        same = touches[row, TOUCH_FLOW] == flow and touches[row, TOUCH_CODE] == code
        same = same and touches[row, TOUCH_UNIT] == unit and touches[row, TOUCH_AREA] == area
        if same and touches[row, TOUCH_FIRST] == first and touches[row, TOUCH_LAST] == last:
            break
        row = (row + 1) & mask
    if touches[row, TOUCH_COUNT] == 0:
        touches[row, TOUCH_FLOW] = flow
        touches[row, TOUCH_CODE] = code
        touches[row, TOUCH_UNIT] = unit
        touches[row, TOUCH_AREA] = area
        touches[row, TOUCH_FIRST] = first
        touches[row, TOUCH_LAST] = last
        touches[row, TOUCH_HASH] = hashed
        counters[TOUCHES_USED] += 1
    touches[row, TOUCH_COUNT] += 1
    return int(row)
