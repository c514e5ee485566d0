"""Days and moments as people write them in a model: `2027-01-06`, or `2027-01-06T08:00:00Z`."""

from datetime import UTC, datetime, timedelta

DAY = len("2027-01-06")


def begin_of(text: str) -> datetime:
    """Give the first moment that the words mean, UTC; a time without an offset is UTC.

    Raises:
        ValueError: the words are no day and no moment.
    """
    moment = datetime.fromisoformat(text)
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def end_of(text: str) -> datetime:
    """Give the first moment after what the words mean: the next midnight of a day."""
    begin = begin_of(text)
    return begin + timedelta(days=1) if len(text) == DAY else begin


def render_moment(text: str) -> str:
    """Write a day as it stands, and a moment to the minute in UTC: `2027-01-06 08:00 UTC`."""
    return text if len(text) == DAY else f"{begin_of(text):%Y-%m-%d %H:%M} UTC"


def is_over(text: str | None, as_of: datetime | None) -> bool:
    """Tell whether a day or moment lies behind `as_of`; nothing is over while either is unknown."""
    return text is not None and as_of is not None and end_of(text) <= as_of
