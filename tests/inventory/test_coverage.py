from datetime import UTC, datetime, time, timedelta

from tests.plant import make_survey
from zonewright.inventory.coverage import Recorded, derive_coverage, find_clock, is_seen, iter_occurrences, union_of
from zonewright.model.identifier import Id
from zonewright.model.plant import CalendarEntry

MONDAY = datetime(2026, 1, 5, 6, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
NIGHT = CalendarEntry(Id("o"), "night", "shift", weekdays=(0,), begins="22:00", ends="06:00", utc_offset_minutes=60)


def test_touching_times_are_one() -> None:
    assert union_of([(MONDAY + HOUR, MONDAY + 2 * HOUR), (MONDAY, MONDAY + HOUR)]) == ((MONDAY, MONDAY + 2 * HOUR),)


def test_a_night_shift_ends_on_the_next_day_by_the_plants_clock() -> None:
    tuesday = datetime(2026, 1, 6, 4, 0, tzinfo=UTC)
    assert is_seen(NIGHT, [(tuesday, tuesday + HOUR / 2)])
    assert not is_seen(NIGHT, [(tuesday + HOUR, tuesday + 2 * HOUR)])
    assert list(iter_occurrences(NIGHT, tuesday, end=tuesday)) == [
        (datetime(2026, 1, 5, 21, tzinfo=UTC), datetime(2026, 1, 6, 5, tzinfo=UTC))
    ]


def test_a_day_of_the_calendar() -> None:
    entry = CalendarEntry(Id("o"), "drill", "failover_test", dates=("2026-01-05",))
    assert is_seen(entry, [(MONDAY, MONDAY)])
    assert not is_seen(CalendarEntry(Id("o"), "some day", "other"), [(MONDAY, MONDAY)])


def test_a_zone_is_covered_by_the_inputs_that_saw_its_flows() -> None:
    survey = make_survey()
    recorded = Recorded(survey.inputs, survey.flows, survey.observations)
    found = {one.zone: one for one in derive_coverage(survey.zones, recorded, calendar=(NIGHT,))}
    assert set(found) == {zone.id for zone in survey.zones}
    assert all(one.calendar_seen + one.calendar_missing == ("night",) for one in found.values())


def test_times_that_are_none_are_missing() -> None:
    for begins, ends in (("25:00", "06:00"), ("six", ""), ("22:00", "6 o'clock"), ("22", "06:00"), ("22:60", "06:00")):
        entry = CalendarEntry(Id("o"), "odd", "shift", weekdays=(0,), begins=begins, ends=ends)
        assert not is_seen(entry, [(MONDAY - 24 * HOUR, MONDAY + 48 * HOUR)])
    far = CalendarEntry(Id("o"), "far", "shift", weekdays=(0,), begins="06:00", utc_offset_minutes=9999)
    assert not is_seen(far, [(MONDAY, MONDAY + HOUR)])


def test_a_shift_may_end_at_24_00() -> None:
    assert find_clock("24:00") == find_clock("00:00") == time(0, 0)
    assert find_clock("06:30:15") == time(6, 30, 15)
    assert find_clock("24:01") is None
