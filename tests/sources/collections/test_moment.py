import pytest
from hypothesis import given
from hypothesis import strategies as st

from zonewright.sources.collections.moment import find_moment


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-05-20", "2026-05-20"),
        ("2027-02-01T06:00:00Z", "2027-02-01T06:00:00Z"),
        ("2027-02-01T06:00:00+01:00", "2027-02-01T05:00:00Z"),
        ("20240105101530.000000+060", "2024-01-05T09:15:30Z"),
        ("1/5/2018", "2018-01-05"),
        ("1750000000", "2025-06-15T15:06:40Z"),
        ("0x4a4f9c80", "2009-07-04T18:16:32Z"),
        ("5 Jan 2027 10:15:30 +0100", "2027-01-05T09:15:30Z"),
    ],
)
def test_every_tool_has_its_own_spelling(text: str, moment: str) -> None:
    assert find_moment(text) == moment


@pytest.mark.parametrize("text", [None, "", "20/13/2018", "1601-01-01", "0x", "99999999999", "Never", "2027-02-31"])
def test_what_is_no_time_is_unknown(text: str | None) -> None:
    assert find_moment(text) is None


@given(st.text(alphabet="0123456789/:-.+ TZxJan", max_size=30))
def test_no_text_makes_it_raise(text: str) -> None:
    found = find_moment(text)
    assert found is None or found[:4].isdigit()
