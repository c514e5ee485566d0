import pytest
from hypothesis import given, settings

from tests.protocols.pdu import mutated
from tests.protocols.profinet.test_count import (
    CYCLIC,
    DCP,
    GET,
    GET_ERROR,
    HELLO,
    IDENTIFIED,
    IDENTIFY,
    RESET,
    SET_DONE,
    SET_NAME,
)
from zonewright.protocols.profinet.read import read_dcp, read_rt
from zonewright.protocols.room import Sighted
from zonewright.protocols.text import TEXT_LIMIT


def test_a_device_answers() -> None:
    assert read_dcp(IDENTIFIED) == (
        Sighted(
            "profinet_dcp",
            {
                "capabilities": "IO device",
                "device_id": "0x0a01",
                "gateway": "10.1.2.1",
                "ip": "10.1.2.5",
                "mask": "255.255.255.0",
                "model": "COUP01",
                "name": "a",
                "station_name": "coup1",
                "vendor_id": "0x002a",
            },
        ),
    )


def test_hello_and_what_is_set() -> None:
    assert read_dcp(HELLO) == (Sighted("profinet_dcp", {"station_name": "coup1"}),)
    assert read_dcp(SET_NAME) == (Sighted("profinet_dcp_set", {"station_name": "cell1"}),)
    assert read_dcp(RESET) == (Sighted("profinet_dcp_set", {"description": "reset to factory"}),)


@pytest.mark.parametrize("pdu", [IDENTIFY, SET_DONE, GET, GET_ERROR, CYCLIC, b""])
def test_nothing_in_other_frames(pdu: bytes) -> None:
    assert read_dcp(pdu) == ()
    assert read_rt(pdu) == ()


@settings(max_examples=300, deadline=None)
@given(mutated(*DCP))
def test_never_raises_and_says_only_clean_words(pdu: bytes) -> None:
    for said in read_dcp(pdu):
        for value in said.fields.values():
            assert value.isprintable()
            assert value == value.strip() != ""
            assert len(value) <= TEXT_LIMIT
