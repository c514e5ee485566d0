import pytest
from hypothesis import given, settings

from tests.protocols.opcua.test_count import HELLO, HIDDEN, OPENED, READ, READ_ANSWER, chunk, message, number, text
from tests.protocols.pdu import mutated, wire
from zonewright.protocols.opcua.read import read
from zonewright.protocols.room import Sighted
from zonewright.protocols.text import TEXT_LIMIT

APPLICATION = (
    text("urn:plc12:acme") + text("urn:acme:server") + b"\x03" + text("en") + text("Plc12") + number(0) + bytes(8)
)
ADDRESSES = number(1) + text("opc.tcp://plc12:4840")
ENDPOINTS = message(431, number(1) + text("opc.tcp://plc12:4840") + APPLICATION + ADDRESSES)
SERVER = message(425, number(1) + APPLICATION + ADDRESSES)
SERVERS = message(425, number(2) + (APPLICATION + ADDRESSES) * 2)
CREATED = message(
    464,
    wire("02 0100 07000000 04 0100 00112233445566778899AABBCCDDEEFF")
    + bytes(8)
    + text(b"nonce")
    + text(b"cert")
    + number(1)
    + text("opc.tcp://plc12:4840")
    + APPLICATION,
)
CLIENT = APPLICATION.replace(number(0) + bytes(8), number(1) + bytes(8))
CREATES = chunk(
    "MSGF",
    bytes(16) + wire("0100 CD01 0000") + bytes(16) + number(0xFFFFFFFF) + bytes(4) + wire("000000") + CLIENT,
)
WORDS = text("urn:acme:fw") + text("Acme") + text("Controller 7") + text("3.1") + text("42")
BUILD = message(634, number(1) + wire("01 16 0100 5401 01") + number(60) + WORDS + bytes(8))
STATUS = message(634, number(1) + wire("01 16 0100 6003 01") + number(80) + bytes(20) + WORDS + bytes(8))
DESCRIPTION = {
    "description": "application urn:plc12:acme, product urn:acme:server",
    "device_type": "OPC UA server",
    "name": "Plc12",
}
MADE = {"description": "urn:acme:fw", "firmware": "3.1 build 42", "model": "Controller 7", "vendor": "Acme"}


@pytest.mark.parametrize(
    ("pdu", "kind", "fields"),
    [
        (ENDPOINTS, "opcua_server", DESCRIPTION),
        (SERVER, "opcua_server", DESCRIPTION),
        (CREATED, "opcua_server", DESCRIPTION),
        (CREATES, "opcua_client", DESCRIPTION | {"device_type": "OPC UA client"}),
        (BUILD, "opcua_build", MADE),
        (STATUS, "opcua_build", MADE),
        (OPENED, "opcua_channel", {"description": "security policy None"}),
    ],
)
def test_what_a_message_says(pdu: bytes, kind: str, fields: dict[str, str]) -> None:
    assert read(pdu) == (Sighted(kind, fields),)


def test_a_list_of_several_servers_is_not_the_sender() -> None:
    assert [said.kind for said in read(SERVERS)] == ["opcua_server_listed"] * 2


@pytest.mark.parametrize("pdu", [HELLO, READ, READ_ANSWER, HIDDEN, b"", ENDPOINTS[:70]])
def test_nothing_in_other_messages(pdu: bytes) -> None:
    assert read(pdu) == ()


@settings(max_examples=400, deadline=None)
@given(mutated(ENDPOINTS, SERVERS, CREATED, CREATES, BUILD, STATUS, OPENED))
def test_never_raises_and_says_only_clean_words(pdu: bytes) -> None:
    for said in read(pdu):
        for value in said.fields.values():
            assert value.isprintable()
            assert value == value.strip() != ""
            assert len(value) <= 2 * TEXT_LIMIT + 30
