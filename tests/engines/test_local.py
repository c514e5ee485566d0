import threading

import pytest

from zonewright.engines.local import LocalEngine
from zonewright.errors import InputError


@pytest.mark.parametrize("jobs", [0, 1, 2, 8])
def test_any_number_of_jobs_gives_the_same_results(jobs: int) -> None:
    assert LocalEngine(jobs).map(str, range(20)) == tuple(map(str, range(20)))


def test_two_jobs_run_side_by_side() -> None:
    both = threading.Barrier(2, timeout=10)
    assert sorted(LocalEngine(2).map(lambda _: both.wait(), range(2))) == [0, 1]


def test_one_job_runs_in_the_thread_that_asked() -> None:
    asked = threading.get_ident()
    assert LocalEngine(1).map(lambda _: threading.get_ident(), range(3)) == (asked,) * 3


@pytest.mark.parametrize("jobs", [1, 2, 4])
def test_the_first_error_in_the_order_of_the_parts_wins(jobs: int) -> None:
    second_failed = threading.Event()

    def step(number: int) -> int:
        if number == 0:
            return number
        if number == 1 and jobs > 1:
            second_failed.wait(timeout=10)
        second_failed.set()
        raise InputError(f"part {number}")

    with pytest.raises(InputError, match="part 1"):
        LocalEngine(jobs).map(step, range(4))


def test_after_an_error_parts_that_did_not_begin_are_not_run() -> None:
    begun: list[int] = []

    def step(number: int) -> int:
        begun.append(number)
        raise InputError(f"part {number}")

    with pytest.raises(InputError):
        LocalEngine(1).map(step, range(100))
    assert begun == [0]
