import pytest
from hypothesis import given, settings

from tests.protocols.mms.test_count import (
    BARE,
    FILE,
    IDENTIFY,
    IDENTITY,
    READ,
    READ_ANSWER,
    REPORT,
    S7COMM,
    START,
    STOP,
    UPLOAD,
)
from tests.protocols.pdu import mutated
from zonewright.protocols.mms.read import read
from zonewright.protocols.room import Sighted
from zonewright.protocols.text import TEXT_LIMIT


@pytest.mark.parametrize(
    ("pdu", "kind", "fields"),
    [
        (IDENTITY, "mms_identity", {"firmware": "1.00", "model": "Relay", "vendor": "ACME"}),
        (FILE, "mms_program", {"description": "open file", "program": "A.tx"}),
        (UPLOAD, "mms_program", {"description": "domain out of the device", "program": "DOM"}),
        (BARE, "mms_program", {"description": "domain out of the device", "program": "DOMAIN"}),
        (START, "mms_control", {"description": "start P1"}),
        (STOP, "mms_control", {"description": "stop P1"}),
    ],
)
def test_what_a_message_says(pdu: bytes, kind: str, fields: dict[str, str]) -> None:
    assert read(pdu) == (Sighted(kind, fields),)


@pytest.mark.parametrize("pdu", [READ, READ_ANSWER, IDENTIFY, REPORT, S7COMM, b"", IDENTITY[:20]])
def test_nothing_in_other_messages(pdu: bytes) -> None:
    assert read(pdu) == ()


@settings(max_examples=400, deadline=None)
@given(mutated(IDENTITY, FILE, UPLOAD, START, BARE))
def test_never_raises_and_says_only_clean_words(pdu: bytes) -> None:
    for said in read(pdu):
        for value in said.fields.values():
            assert value.isprintable()
            assert value == value.strip() != ""
            assert len(value) <= TEXT_LIMIT + 10
