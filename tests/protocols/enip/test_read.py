import pytest
from hypothesis import given, settings

from tests.protocols.enip.test_count import ATTRIBUTES, GET_ALL, IDENTITY, LIST_IDENTITY, READ_DONE, unconnected
from tests.protocols.pdu import mutated
from zonewright.protocols.enip.read import read
from zonewright.protocols.text import TEXT_LIMIT

FIELDS = {
    "device_type": "programmable logic controller",
    "firmware": "20.11",
    "product_code": "54",
    "serial": "12345678",
    "vendor": "Rockwell Automation/Allen-Bradley",
    "vendor_id": "1",
}


def test_an_answer_to_list_identity() -> None:
    (said,) = read(IDENTITY)
    assert said.kind == "enip_identity"
    assert said.fields == {**FIELDS, "ip": "10.1.2.7", "model": "1000-A1 CONTROLLER"}


def test_the_attributes_of_the_identity_object() -> None:
    (said,) = read(ATTRIBUTES)
    assert said.fields == {**FIELDS, "model": "1000-A1"}


@pytest.mark.parametrize(
    "pdu",
    [
        LIST_IDENTITY,
        GET_ALL,
        READ_DONE,
        unconnected("81 00 00 00" + " 01" * 40 + " ; some other object's attributes"),
        unconnected("81 00 08 00 ; refused"),
        b"",
    ],
)
def test_nothing_in_other_messages(pdu: bytes) -> None:
    assert read(pdu) == ()


@settings(max_examples=300, deadline=None)
@given(mutated(IDENTITY, ATTRIBUTES))
def test_never_raises_and_says_only_clean_words(pdu: bytes) -> None:
    for said in read(pdu):
        for value in said.fields.values():
            assert value.isprintable()
            assert value == value.strip() != ""
            assert len(value) <= TEXT_LIMIT
