"""The laws of `zonewright.contracts.engine`, on every engine that an entry point names."""

import time
from importlib.metadata import EntryPoint, entry_points

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zonewright.contracts.engine import Engine
from zonewright.errors import InputError

ENGINES = entry_points(group="zonewright.engines")


@pytest.fixture(params=ENGINES, ids=lambda entry: entry.name)
def engine(request: pytest.FixtureRequest) -> Engine:
    return start_engine(request.param)


def start_engine(entry: EntryPoint) -> Engine:
    started: Engine = entry.load()()
    return started


def square(number: int) -> int:
    return number * number


def later_ones_first(number: int) -> int:
    time.sleep(0.02 * (5 - number))
    return number


def fail_on_odd(number: int) -> int:
    time.sleep(0.01 * (5 - number))
    if number % 2:
        raise InputError(f"part {number}")
    return number


def test_the_engine_of_this_machine_is_a_member_of_the_family() -> None:
    assert "local" in ENGINES.names


def test_an_engine_carries_the_name_of_its_entry_point() -> None:
    assert all(entry.load().name == entry.name for entry in ENGINES)


def test_results_stand_in_the_order_of_the_parts_whatever_ran_first(engine: Engine) -> None:
    assert engine.map(later_ones_first, range(5)) == (0, 1, 2, 3, 4)


def test_the_first_error_in_the_order_of_the_parts_is_raised(engine: Engine) -> None:
    with pytest.raises(InputError, match="part 1"):
        engine.map(fail_on_odd, range(5))


def test_parts_may_be_none_or_come_from_a_generator(engine: Engine) -> None:
    assert engine.map(square, []) == ()
    assert engine.map(square, (number for number in (3, 1, 2))) == (9, 1, 4)


@pytest.mark.parametrize("entry", ENGINES, ids=lambda entry: entry.name)
@given(parts=st.lists(st.integers(), max_size=20))
def test_every_engine_gives_what_plain_work_gives(entry: EntryPoint, parts: list[int]) -> None:
    assert start_engine(entry).map(square, parts) == tuple(square(part) for part in parts)
