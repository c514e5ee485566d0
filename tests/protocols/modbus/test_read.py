from hypothesis import given, settings

from tests.protocols.modbus.test_count import IDENTITY_REQUEST, IDENTITY_RESPONSE, READ_REQUEST, REPORT
from tests.protocols.pdu import mutated, wire
from zonewright.protocols.modbus.read import read
from zonewright.protocols.room import Sighted
from zonewright.protocols.text import TEXT_LIMIT


def test_device_identification() -> None:
    assert read(IDENTITY_RESPONSE) == (
        Sighted("modbus_identity", {"firmware": "V1.0", "model": "P123", "vendor": "Acm"}),
    )


def test_a_model_name_stands_before_the_product_code() -> None:
    pdu = wire(
        """0004 0000 001D 01 2B 0E 02 02 00 00 04
           01 04 50313233                         ; product code P123
           04 02 4844                             ; product name HD
           05 03 48442D39                         ; a model name whose length is told one short
        """
    )
    (said,) = read(pdu)
    assert said.fields == {"description": "HD", "model": "HD-", "order_number": "P123"}


def test_server_id_report_gives_its_words() -> None:
    assert read(REPORT) == (Sighted("modbus_identity", {"description": "DEMO"}),)


def test_nothing_in_requests_and_plain_reads() -> None:
    assert read(IDENTITY_REQUEST) == ()
    assert read(READ_REQUEST) == ()
    assert read(b"") == ()


@settings(max_examples=300, deadline=None)
@given(mutated(IDENTITY_RESPONSE, REPORT))
def test_never_raises_and_says_only_clean_words(pdu: bytes) -> None:
    for said in read(pdu):
        for value in said.fields.values():
            assert value.isprintable()
            assert value == value.strip() != ""
            assert len(value) <= TEXT_LIMIT
