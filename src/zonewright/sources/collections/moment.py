"""Times as the tools of a machine write them, as a day or a moment in UTC."""

import re
from datetime import UTC, date, datetime, timedelta, timezone

DMTF = re.compile(r"(\d{14})(?:\.\d{1,6})?([+-]\d{3})")
DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
AMERICAN = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
EPOCH = re.compile(r"\d{6,11}")
MOMENT = "%Y-%m-%dT%H:%M:%SZ"


def find_moment(text: str | None) -> str | None:
    """Read a time; `None` where it is none, or lies where no plant's time lies.

    Takes days and RFC 3339, the form of the Windows management instrumentation (`20240105101530.000000+060`), the
    dates of its patches (`1/5/2024`, the month first), seconds since 1970, and `5 Jan 2024 10:15:30 +0100`.
    """
    if not text:
        return None
    try:
        found = _parse(text.strip())
    except (ValueError, OverflowError, OSError):
        return None
    year = int(found[:4])
    return found if 1980 < year < 2200 else None


def _parse(text: str) -> str:
    dmtf, american = DMTF.fullmatch(text), AMERICAN.fullmatch(text)
    if DAY.fullmatch(text):
        return date.fromisoformat(text).isoformat()
    if american is not None:
        return date(int(american[3]), int(american[1]), int(american[2])).isoformat()
    if dmtf is not None:
        zone = timezone(timedelta(minutes=int(dmtf[2])))
        return _write(datetime.strptime(dmtf[1], "%Y%m%d%H%M%S").replace(tzinfo=zone))
    if EPOCH.fullmatch(text) or text.lower().startswith("0x"):
        return _write(datetime.fromtimestamp(int(text, 0), UTC))
    if text[:1].isdigit() and " " in text and "T" not in text.partition(" ")[0] and "-" not in text.partition(" ")[0]:
        return _write(datetime.strptime(text, "%d %b %Y %H:%M:%S %z"))
    moment = datetime.fromisoformat(text)
    return _write(moment if moment.tzinfo else moment.replace(tzinfo=UTC))


def _write(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime(MOMENT).rjust(len("2024-01-05T00:00:00Z"), "0")
