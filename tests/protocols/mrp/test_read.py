import pytest
from hypothesis import given, settings

from tests.protocols.mrp.test_count import CHANGE, DOWN, TEST
from tests.protocols.pdu import mutated
from zonewright.protocols.mrp.read import read
from zonewright.protocols.text import TEXT_LIMIT


@pytest.mark.parametrize(
    ("pdu", "kind", "fields"),
    [
        (
            TEST,
            "mrp",
            {"description": "manages a ring that is closed", "mac": "02:00:00:00:00:01", "port": "primary ring port"},
        ),
        (
            DOWN,
            "mrp",
            {"description": "link down in the ring", "mac": "02:00:00:00:00:02", "port": "secondary ring port"},
        ),
    ],
)
def test_says(pdu: bytes, kind: str, fields: dict[str, str]) -> None:
    (said,) = read(pdu)
    assert (said.kind, said.fields) == (kind, fields)


@pytest.mark.parametrize("pdu", [CHANGE, TEST[:13]])
def test_says_nothing(pdu: bytes) -> None:
    assert read(pdu) == ()


@settings(max_examples=250, deadline=None)
@given(mutated(TEST, CHANGE, DOWN))
def test_never_raises_and_says_only_clean_words(pdu: bytes) -> None:
    for said in read(pdu):
        for value in said.fields.values():
            assert value.isprintable()
            assert value == value.strip() != ""
            assert len(value) <= TEXT_LIMIT
