from datetime import UTC, datetime

import pytest

from zonewright.model.moment import begin_of, end_of, is_over, render_moment

NOON = datetime(2027, 1, 6, 12, tzinfo=UTC)


def test_a_day_lasts_until_the_next_midnight() -> None:
    assert begin_of("2027-01-06") == datetime(2027, 1, 6, tzinfo=UTC)
    assert end_of("2027-01-06") == datetime(2027, 1, 7, tzinfo=UTC)


@pytest.mark.parametrize("text", ["2027-01-06T12:00:00Z", "2027-01-06 12:00", "2027-01-06T13:00:00+01:00"])
def test_a_moment_is_told_in_utc_and_ends_when_it_begins(text: str) -> None:
    assert begin_of(text) == end_of(text) == NOON
    assert render_moment(text) == "2027-01-06 12:00 UTC"


def test_a_day_stands_as_it_is_written() -> None:
    assert render_moment("2027-01-06") == "2027-01-06"


def test_what_is_no_day_is_refused() -> None:
    with pytest.raises(ValueError, match="day is out of range"):
        begin_of("2027-02-30")


def test_nothing_is_over_on_its_day_or_while_the_time_is_unknown() -> None:
    assert is_over("2027-01-05", NOON)
    assert not is_over("2027-01-06", NOON)
    assert not is_over("2001-01-01", None)
    assert not is_over(None, NOON)
