import pytest
from hypothesis import given, settings

from tests.protocols.pdu import mutated
from tests.protocols.s7comm.test_count import (
    DOWNLOAD,
    INSERT,
    LIST_ERROR,
    LIST_REQUEST,
    MODULE_LIST,
    NAME_LIST,
    PLUS,
    READ,
    START,
    STOP,
    UPLOAD,
)
from zonewright.protocols.room import Sighted
from zonewright.protocols.s7comm.read import read
from zonewright.protocols.text import TEXT_LIMIT


@pytest.mark.parametrize(
    ("pdu", "kind", "fields"),
    [
        (
            MODULE_LIST,
            "s7comm_identity",
            {"firmware": "V3.2.7", "hardware": "4", "order_number": "6ES7 999-1AA00-0AB0"},
        ),
        (NAME_LIST, "s7comm_identity", {"model": "CPU 999-1", "name": "STATION 1", "serial": "S C-X123"}),
        (DOWNLOAD, "s7comm_program", {"description": "into the controller", "program": "DB7"}),
        (UPLOAD, "s7comm_program", {"description": "out of the controller", "program": "OB1"}),
        (INSERT, "s7comm_control", {"description": "PI service _INSE", "program": "DB7"}),
        (START, "s7comm_control", {"description": "PI service P_PROGRAM"}),
        (STOP, "s7comm_control", {"description": "stop P_PROGRAM"}),
    ],
)
def test_what_a_message_says(pdu: bytes, kind: str, fields: dict[str, str]) -> None:
    assert read(pdu) == (Sighted(kind, fields),)


@pytest.mark.parametrize("pdu", [READ, LIST_REQUEST, LIST_ERROR, PLUS, b""])
def test_nothing_in_other_messages(pdu: bytes) -> None:
    assert read(pdu) == ()


def test_a_cut_list_gives_its_whole_records() -> None:
    (said,) = read(NAME_LIST[:110])
    assert said.fields == {"model": "CPU 999-1", "name": "STATION 1"}


@settings(max_examples=400, deadline=None)
@given(mutated(MODULE_LIST, NAME_LIST, DOWNLOAD, INSERT, START, STOP))
def test_never_raises_and_says_only_clean_words(pdu: bytes) -> None:
    for said in read(pdu):
        for value in said.fields.values():
            assert value.isprintable()
            assert value == value.strip() != ""
            assert len(value) <= TEXT_LIMIT
