import pytest
from hypothesis import given, settings

from tests.protocols.pdu import mutated
from tests.protocols.powerlink.test_count import (
    ABORTED,
    ASKS,
    CYCLE,
    EMPTY,
    IDENTITY,
    INVITE,
    POLL,
    POLLED,
    QUIET,
    STATE,
    STOP,
    WHO,
    WRITE,
    WRITTEN,
)
from zonewright.protocols.powerlink.read import read
from zonewright.protocols.text import TEXT_LIMIT


@pytest.mark.parametrize(
    ("pdu", "kind", "fields"),
    [
        (
            IDENTITY,
            "powerlink_identity",
            {
                "description": "POWERLINK node 17",
                "device_id": "0x00001237",
                "device_type": "I/O module",
                "hardware": "revision 0x00010002",
                "host_name": "io-11",
                "ip": "192.168.1.11",
                "serial": "12345",
                "vendor": "B&R",
                "vendor_id": "0x0100006c",
            },
        ),
    ],
)
def test_says(pdu: bytes, kind: str, fields: dict[str, str]) -> None:
    (said,) = read(pdu)
    assert (said.kind, said.fields) == (kind, fields)


@pytest.mark.parametrize("pdu", [CYCLE, STATE, IDENTITY[:45]])
def test_says_nothing(pdu: bytes) -> None:
    assert read(pdu) == ()


@settings(max_examples=250, deadline=None)
@given(mutated(CYCLE, POLL, POLLED, QUIET, WHO, IDENTITY, STATE, STOP, WRITE, WRITTEN, ABORTED, EMPTY, ASKS, INVITE))
def test_never_raises_and_says_only_clean_words(pdu: bytes) -> None:
    for said in read(pdu):
        for value in said.fields.values():
            assert value.isprintable()
            assert value == value.strip() != ""
            assert len(value) <= TEXT_LIMIT
