import pytest
from hypothesis import given, settings

from tests.protocols.pdu import mutated, wire
from tests.protocols.sv.test_count import NAMES, PUBLICATION, SECURED
from zonewright.protocols.sv.read import read
from zonewright.protocols.text import TEXT_LIMIT


@pytest.mark.parametrize("pdu", [PUBLICATION, wire(NAMES)])
def test_names(pdu: bytes) -> None:
    (said,) = read(pdu)
    assert said.kind == "sv_publisher"
    assert said.fields == {"description": "data set DS1, application 0x4000", "name": "MU01"}


def test_security_before_the_list_is_no_data_set() -> None:
    (said,) = read(SECURED)
    assert said.fields == {"description": "application 0x4000", "name": "MU"}


@pytest.mark.parametrize("pdu", [b"", PUBLICATION[:9], PUBLICATION[:16], b"\0\1\0\x20\0\0\0\0\x61\x10\x80\x01A"])
def test_nothing_where_nothing_is_named(pdu: bytes) -> None:
    assert read(pdu) == ()


@settings(max_examples=400, deadline=None)
@given(mutated(PUBLICATION, SECURED))
def test_never_raises_and_says_only_clean_words(pdu: bytes) -> None:
    for said in read(pdu):
        for value in said.fields.values():
            assert value.isprintable()
            assert value == value.strip() != ""
            assert len(value) <= TEXT_LIMIT + 60
