import pytest
from hypothesis import given, settings

from tests.protocols.pdu import mutated, wire
from tests.protocols.prp.test_count import BOXED, NODE
from zonewright.protocols.prp.read import read
from zonewright.protocols.text import TEXT_LIMIT


@pytest.mark.parametrize(
    ("pdu", "kind", "fields"),
    [
        (NODE, "prp", {"description": "PRP node", "mac": "02:00:00:00:00:01"}),
        (
            BOXED,
            "prp",
            {"behind": "HSR node 02:00:00:00:00:01 behind the box 02:00:00:00:00:02", "mac": "02:00:00:00:00:01"},
        ),
    ],
)
def test_says(pdu: bytes, kind: str, fields: dict[str, str]) -> None:
    (said,) = read(pdu)
    assert (said.kind, said.fields) == (kind, fields)


@pytest.mark.parametrize("pdu", [NODE[:11], wire("0001 0005 14 06 000000000000")])
def test_says_nothing(pdu: bytes) -> None:
    assert read(pdu) == ()


@settings(max_examples=250, deadline=None)
@given(mutated(NODE, BOXED))
def test_never_raises_and_says_only_clean_words(pdu: bytes) -> None:
    for said in read(pdu):
        for value in said.fields.values():
            assert value.isprintable()
            assert value == value.strip() != ""
            assert len(value) <= TEXT_LIMIT
