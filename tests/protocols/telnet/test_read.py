import pytest
from hypothesis import given, settings

from tests.protocols.pdu import mutated
from tests.protocols.telnet.test_count import EMPTY, GREETING, OPTION, TYPED, WILL
from zonewright.protocols.telnet.read import read
from zonewright.protocols.text import TEXT_LIMIT


@pytest.mark.parametrize(
    ("pdu", "kind", "fields"),
    [
        (GREETING, "telnet", {"description": "Telnet: SCALANCE X208", "host_name": "switch-7"}),
        (b"\x1b[2J\x1b[1;1HModel 5  Login: ", "telnet", {"description": "Telnet: Model 5"}),
    ],
)
def test_says(pdu: bytes, kind: str, fields: dict[str, str]) -> None:
    (said,) = read(pdu)
    assert (said.kind, said.fields) == (kind, fields)


@pytest.mark.parametrize("pdu", [EMPTY, b"Password: "])
def test_says_nothing(pdu: bytes) -> None:
    assert read(pdu) == ()


@settings(max_examples=250, deadline=None)
@given(mutated(WILL, OPTION, GREETING, EMPTY, TYPED))
def test_never_raises_and_says_only_clean_words(pdu: bytes) -> None:
    for said in read(pdu):
        for value in said.fields.values():
            assert value.isprintable()
            assert value == value.strip() != ""
            assert len(value) <= TEXT_LIMIT
