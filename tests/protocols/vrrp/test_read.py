import pytest
from hypothesis import given, settings

from tests.protocols.pdu import mutated
from tests.protocols.vrrp.test_count import NEW, NEW_IP6, OLD
from zonewright.protocols.text import TEXT_LIMIT
from zonewright.protocols.vrrp.read import read


@pytest.mark.parametrize(
    ("pdu", "kind", "fields"),
    [
        (OLD, "vrrp", {"ip": "10.0.0.1", "behind": "virtual router 10 at 10.0.0.1, 10.0.0.2, priority 100"}),
        (NEW, "vrrp", {"ip": "10.0.0.1", "behind": "virtual router 11 at 10.0.0.1, priority 255"}),
        (NEW_IP6, "vrrp", {"ip": "fe80::1", "behind": "virtual router 12 at fe80::1, 2001:db8::1, priority 100"}),
    ],
)
def test_says(pdu: bytes, kind: str, fields: dict[str, str]) -> None:
    (said,) = read(pdu)
    assert (said.kind, said.fields) == (kind, fields)


@pytest.mark.parametrize("pdu", [OLD[:7], OLD[:10], b"\x91abcdefgh"])
def test_says_nothing(pdu: bytes) -> None:
    assert read(pdu) == ()


@settings(max_examples=250, deadline=None)
@given(mutated(OLD, NEW, NEW_IP6))
def test_never_raises_and_says_only_clean_words(pdu: bytes) -> None:
    for said in read(pdu):
        for value in said.fields.values():
            assert value.isprintable()
            assert value == value.strip() != ""
            assert len(value) <= TEXT_LIMIT
