from datetime import timedelta

from tests.stores.kept import AT
from zonewright.contracts.store import Removed, Retention
from zonewright.stores.codec import to_microseconds
from zonewright.stores.retention import cutoff_of, sorted_removals


def test_days_are_counted_back_from_the_moment_of_the_retention() -> None:
    assert cutoff_of(Retention(AT, {"notes": 1.5}), "notes") == to_microseconds(AT - timedelta(hours=36))


def test_what_went_is_sorted_by_kind_and_nothing_is_no_word() -> None:
    removed = [Removed("zones", 1, 10), Removed("notes", 0, 0), Removed("assets", 2)]
    assert sorted_removals(removed) == (Removed("assets", 2), Removed("zones", 1, 10))
