import pytest
from hypothesis import given, settings

from tests.protocols.pdu import mutated
from tests.protocols.rdp.test_count import ANSWER, ASKED, CHOSEN, FIRST, NAMED, OLD, PLAIN, REFUSED
from zonewright.protocols.rdp.read import read
from zonewright.protocols.text import TEXT_LIMIT


@pytest.mark.parametrize(
    ("pdu", "kind", "fields"),
    [
        (FIRST, "rdp_client", {"host_name": "HMI-7", "description": "RDP client, build 22621"}),
    ],
)
def test_says(pdu: bytes, kind: str, fields: dict[str, str]) -> None:
    (said,) = read(pdu)
    assert (said.kind, said.fields) == (kind, fields)


@pytest.mark.parametrize("pdu", [ASKED, NAMED, ANSWER, FIRST[:40]])
def test_says_nothing(pdu: bytes) -> None:
    assert read(pdu) == ()


@settings(max_examples=250, deadline=None)
@given(mutated(ASKED, NAMED, OLD, CHOSEN, REFUSED, PLAIN, FIRST, ANSWER))
def test_never_raises_and_says_only_clean_words(pdu: bytes) -> None:
    for said in read(pdu):
        for value in said.fields.values():
            assert value.isprintable()
            assert value == value.strip() != ""
            assert len(value) <= TEXT_LIMIT
