"""What a retention means for a kind, and the words on what went."""

from collections.abc import Iterable
from datetime import timedelta

from zonewright.contracts.store import Removed, Retention
from zonewright.stores.codec import to_microseconds


def cutoff_of(retention: Retention, kind: str) -> int:
    """Give the moment, in microseconds since 1970, up to which superseded records of a kind go."""
    days = timedelta(days=retention.history_days[kind])
    return to_microseconds(retention.as_of) - days // timedelta(microseconds=1)


def sorted_removals(removed: Iterable[Removed]) -> tuple[Removed, ...]:
    """Give what was removed, sorted by kind; nothing is no word."""
    return tuple(sorted((one for one in removed if one.count), key=lambda one: one.kind))
