import pytest
from hypothesis import given, settings

from tests.protocols.lacp.test_count import MARKED, MARKER, OAM, STATE
from tests.protocols.pdu import mutated
from zonewright.protocols.lacp.read import read
from zonewright.protocols.text import TEXT_LIMIT


@pytest.mark.parametrize(
    ("pdu", "kind", "fields"),
    [
        (
            STATE,
            "lacp",
            {"description": "link aggregation with 02:00:00:00:00:02", "mac": "02:00:00:00:00:01", "port": "3"},
        ),
    ],
)
def test_says(pdu: bytes, kind: str, fields: dict[str, str]) -> None:
    (said,) = read(pdu)
    assert (said.kind, said.fields) == (kind, fields)


@pytest.mark.parametrize("pdu", [MARKER, STATE[:21]])
def test_says_nothing(pdu: bytes) -> None:
    assert read(pdu) == ()


@settings(max_examples=250, deadline=None)
@given(mutated(STATE, MARKER, MARKED, OAM))
def test_never_raises_and_says_only_clean_words(pdu: bytes) -> None:
    for said in read(pdu):
        for value in said.fields.values():
            assert value.isprintable()
            assert value == value.strip() != ""
            assert len(value) <= TEXT_LIMIT
