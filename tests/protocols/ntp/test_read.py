import pytest
from hypothesis import given, settings

from tests.protocols.ntp.test_count import (
    ASKED,
    CLOCK,
    CONTROL,
    EQUAL,
    LIST,
    LISTED,
    REFUSED,
    SERVER,
    UNSURE,
    VARIABLES,
)
from tests.protocols.pdu import mutated
from zonewright.protocols.ntp.read import read
from zonewright.protocols.text import TEXT_LIMIT


@pytest.mark.parametrize(
    ("pdu", "kind", "fields"),
    [
        (SERVER, "ntp", {"description": "NTP stratum 2, time from 10.0.0.1"}),
        (CLOCK, "ntp", {"description": "NTP stratum 1, time from GPS"}),
        (VARIABLES, "ntp_variables", {"description": "ntpd 4.2.8p15 Linux/5.10.0 x86_64"}),
    ],
)
def test_says(pdu: bytes, kind: str, fields: dict[str, str]) -> None:
    (said,) = read(pdu)
    assert (said.kind, said.fields) == (kind, fields)


@pytest.mark.parametrize("pdu", [UNSURE, CONTROL, LISTED, b""])
def test_says_nothing(pdu: bytes) -> None:
    assert read(pdu) == ()


@settings(max_examples=250, deadline=None)
@given(mutated(ASKED, SERVER, CLOCK, UNSURE, EQUAL, VARIABLES, CONTROL, REFUSED, LIST, LISTED))
def test_never_raises_and_says_only_clean_words(pdu: bytes) -> None:
    for said in read(pdu):
        for value in said.fields.values():
            assert value.isprintable()
            assert value == value.strip() != ""
            assert len(value) <= TEXT_LIMIT
