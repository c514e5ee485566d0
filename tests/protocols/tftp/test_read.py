import pytest
from hypothesis import given, settings

from tests.protocols.pdu import mutated
from tests.protocols.tftp.test_count import ERROR, READ, WRITE
from zonewright.protocols.text import TEXT_LIMIT
from zonewright.protocols.tftp.read import read


@pytest.mark.parametrize(
    ("pdu", "kind", "fields"),
    [
        (READ, "tftp_transfer", {"description": "reads a file by TFTP", "program": "startup-config"}),
        (WRITE, "tftp_transfer", {"description": "writes a file by TFTP", "program": "fw/v2.bin"}),
    ],
)
def test_says(pdu: bytes, kind: str, fields: dict[str, str]) -> None:
    (said,) = read(pdu)
    assert (said.kind, said.fields) == (kind, fields)


@pytest.mark.parametrize("pdu", [ERROR, b"\0\x01abc"])
def test_says_nothing(pdu: bytes) -> None:
    assert read(pdu) == ()


@settings(max_examples=250, deadline=None)
@given(mutated(READ, WRITE, ERROR))
def test_never_raises_and_says_only_clean_words(pdu: bytes) -> None:
    for said in read(pdu):
        for value in said.fields.values():
            assert value.isprintable()
            assert value == value.strip() != ""
            assert len(value) <= TEXT_LIMIT
