"""What a client writes, as stretches of addresses."""

from typing import Any

import pytest

from tests.tables import flow_records, lexicon, record
from zonewright.inventory.fold import InventoryInput, derive_inventory
from zonewright.inventory.range import Stretch, name_ranges
from zonewright.model.flow import Range
from zonewright.protocols.kernel import pack
from zonewright.protocols.modbus.codes import ROOM

WRITE = int(pack(16, -1, -1))


def written(
    *ranges: tuple[int, int, int], unit: int = 1, code: int = WRITE, exact: bool = True
) -> list[dict[str, Any]]:
    """Ranges of holding registers as (first, last, messages)."""
    return [
        {"code": code, "unit": unit, "area": 4, "first": first, "last": last, "count": count, "exact": exact}
        for first, last, count in ranges
    ]


def ranges_of(*rows: dict[str, Any]) -> tuple[Range, ...]:
    (flow,) = derive_inventory(InventoryInput(flow_records(*rows), flow_records().slice(0, 0), lexicon=lexicon())).flows
    return flow.ranges


def asks(*ranges: dict[str, Any]) -> dict[str, Any]:
    return record("10.0.0.1", "10.0.0.2", src_port=40000, dst_port=502, protocol="modbus", ranges=list(ranges), syn=1)


def answers(*ranges: dict[str, Any]) -> dict[str, Any]:
    return record("10.0.0.2", "10.0.0.1", src_port=502, dst_port=40000, protocol="modbus", ranges=list(ranges))


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ([(100, 109, 5)], [(100, 109, 5)]),
        ([(100, 109, 5), (110, 119, 1)], [(100, 119, 6)]),
        ([(100, 109, 5), (105, 105, 7)], [(100, 109, 12)]),
        ([(100, 109, 5), (111, 111, 7)], [(100, 109, 5), (111, 111, 7)]),
        ([], []),
    ],
)
def test_ranges_that_touch_each_other_are_one_stretch(given: list[Any], said: list[Any]) -> None:
    assert [(one.first, one.last, one.count) for one in ranges_of(asks(*written(*given)))] == said


def test_a_range_is_said_in_the_words_of_its_protocol() -> None:
    assert ranges_of(asks(*written((100, 109, 5)))) == (Range("16", "unit 1", "holding registers", 100, 109, 5),)


def test_units_stay_apart() -> None:
    found = ranges_of(asks(*written((1, 2, 1)), *written((3, 4, 1), unit=2)))
    assert [(one.unit, one.first) for one in found] == [("unit 1", 1), ("unit 2", 3)]


def test_the_answer_repeats_the_question_and_does_not_count_twice() -> None:
    assert [one.count for one in ranges_of(asks(*written((1, 2, 3))), answers(*written((1, 2, 3))))] == [3]


def test_the_answer_tells_where_no_question_was_seen() -> None:
    assert [one.count for one in ranges_of(asks(), answers(*written((1, 2, 3))))] == [3]


def test_a_stretch_of_too_many_ranges_says_so() -> None:
    found = ranges_of(asks(*written((1, 2, 3)), *written((2, 900, 8), exact=False)))
    assert [(one.first, one.last, one.exact) for one in found] == [(1, 900, False)]


def test_what_there_is_not_is_unknown() -> None:
    assert name_ranges([Stretch(WRITE, -1, -1, -1, -1, 4, exact=True)], ROOM) == (
        Range("16", None, None, None, None, 4),
    )
