import pytest
from hypothesis import given, settings

from tests.protocols.goose.test_count import NAMELESS, NAMES, PUBLICATION
from tests.protocols.pdu import mutated, wire
from zonewright.protocols.goose.read import read
from zonewright.protocols.text import TEXT_LIMIT

SAID = {"description": "control block IBLN0$0GO$gcbABC, data set ILN0$SetABC, application 0x3001", "name": "GO1"}


@pytest.mark.parametrize("pdu", [PUBLICATION, wire(NAMES)])
def test_names(pdu: bytes) -> None:
    (said,) = read(pdu)
    assert said.kind == "goose_publisher"
    assert said.fields == SAID


def test_without_an_identity_the_control_block_names_it() -> None:
    (said,) = read(wire("0001 0012 0000 0000 61 06 80 02 4142 8401 00"))
    assert said.fields["name"] == "AB"


@pytest.mark.parametrize("pdu", [NAMELESS, b"", PUBLICATION[:8], b"\0\1\0\x20\0\0\0\0\x60\x10\x80\x01A"])
def test_nothing_where_nothing_is_named(pdu: bytes) -> None:
    assert read(pdu) == ()


@settings(max_examples=400, deadline=None)
@given(mutated(PUBLICATION))
def test_never_raises_and_says_only_clean_words(pdu: bytes) -> None:
    for said in read(pdu):
        for value in said.fields.values():
            assert value.isprintable()
            assert value == value.strip() != ""
            assert len(value) <= 2 * TEXT_LIMIT + 60
