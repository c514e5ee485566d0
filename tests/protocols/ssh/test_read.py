import pytest
from hypothesis import given, settings

from tests.protocols.pdu import mutated
from tests.protocols.ssh.test_count import CISCO, NEW, OLD
from zonewright.protocols.ssh.read import read
from zonewright.protocols.text import TEXT_LIMIT


@pytest.mark.parametrize(
    ("pdu", "kind", "fields"),
    [
        (NEW, "ssh", {"description": "SSH: OpenSSH_9.6p1 Ubuntu-3"}),
        (CISCO, "ssh", {"description": "SSH: Cisco-1.25", "vendor": "Cisco"}),
    ],
)
def test_says(pdu: bytes, kind: str, fields: dict[str, str]) -> None:
    (said,) = read(pdu)
    assert (said.kind, said.fields) == (kind, fields)


@pytest.mark.parametrize("pdu", [b"SSH-2.0-\r\n", b"\0\0\x04"])
def test_says_nothing(pdu: bytes) -> None:
    assert read(pdu) == ()


@settings(max_examples=250, deadline=None)
@given(mutated(NEW, CISCO, OLD))
def test_never_raises_and_says_only_clean_words(pdu: bytes) -> None:
    for said in read(pdu):
        for value in said.fields.values():
            assert value.isprintable()
            assert value == value.strip() != ""
            assert len(value) <= TEXT_LIMIT
