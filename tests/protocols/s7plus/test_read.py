import pytest
from hypothesis import given, settings

from tests.protocols.pdu import mutated
from tests.protocols.s7plus.test_count import (
    DOWNLOAD,
    READ,
    S7COMM,
    SESSION,
    SESSION_ANSWER,
    START_SIGNED,
    STOP,
    SUBSCRIPTION,
)
from zonewright.protocols.room import Sighted
from zonewright.protocols.s7plus.read import read
from zonewright.protocols.text import TEXT_LIMIT


@pytest.mark.parametrize(
    ("pdu", "kind", "fields"),
    [
        (SESSION, "s7plus_client", {"description": "HMI RT"}),
        (
            SESSION_ANSWER,
            "s7plus_identity",
            {"firmware": "V3.2", "order_number": "6ES7 999-1AA00-0AB0", "vendor": "Siemens"},
        ),
        (STOP, "s7plus_control", {"description": "stop controller"}),
        (START_SIGNED, "s7plus_control", {"description": "start controller"}),
    ],
)
def test_what_a_message_says(pdu: bytes, kind: str, fields: dict[str, str]) -> None:
    assert read(pdu) == (Sighted(kind, fields),)


@pytest.mark.parametrize("pdu", [READ, DOWNLOAD, SUBSCRIPTION, S7COMM, b"", SESSION_ANSWER[:40]])
def test_nothing_in_other_messages(pdu: bytes) -> None:
    assert read(pdu) == ()


@settings(max_examples=400, deadline=None)
@given(mutated(SESSION, SESSION_ANSWER, STOP, START_SIGNED))
def test_never_raises_and_says_only_clean_words(pdu: bytes) -> None:
    for said in read(pdu):
        for value in said.fields.values():
            assert value.isprintable()
            assert value == value.strip() != ""
            assert len(value) <= TEXT_LIMIT
