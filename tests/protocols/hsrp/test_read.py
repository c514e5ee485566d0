import pytest
from hypothesis import given, settings

from tests.protocols.hsrp.test_count import HELLO, INTERFACE, NEW, NEW_IP6, RESIGN
from tests.protocols.pdu import mutated
from zonewright.protocols.hsrp.read import read
from zonewright.protocols.text import TEXT_LIMIT


@pytest.mark.parametrize(
    ("pdu", "kind", "fields"),
    [
        (HELLO, "hsrp", {"ip": "10.0.0.1", "behind": "virtual router 1 at 10.0.0.1, active, priority 110"}),
        (
            NEW,
            "hsrp",
            {
                "ip": "10.0.0.1",
                "behind": "virtual router 103 at 10.0.0.1, active, priority 110, member 02:00:00:00:00:01",
            },
        ),
        (
            NEW_IP6,
            "hsrp",
            {
                "ip": "fe80::1",
                "behind": "virtual router 103 at fe80::1, standing by, priority 110, member 02:00:00:00:00:01",
            },
        ),
    ],
)
def test_says(pdu: bytes, kind: str, fields: dict[str, str]) -> None:
    (said,) = read(pdu)
    assert (said.kind, said.fields) == (kind, fields)


@pytest.mark.parametrize("pdu", [INTERFACE, NEW[:41], b""])
def test_says_nothing(pdu: bytes) -> None:
    assert read(pdu) == ()


@settings(max_examples=250, deadline=None)
@given(mutated(HELLO, RESIGN, INTERFACE, NEW, NEW_IP6))
def test_never_raises_and_says_only_clean_words(pdu: bytes) -> None:
    for said in read(pdu):
        for value in said.fields.values():
            assert value.isprintable()
            assert value == value.strip() != ""
            assert len(value) <= TEXT_LIMIT
