import pytest
from hypothesis import given, settings

from tests.protocols.pdu import mutated
from tests.protocols.vnc.test_count import CHALLENGE, DESKTOP, KINDS, RESULT, VERSION
from zonewright.protocols.text import TEXT_LIMIT
from zonewright.protocols.vnc.read import read


@pytest.mark.parametrize(
    ("pdu", "kind", "fields"),
    [
        (VERSION, "vnc", {"description": "VNC, RFB 3.8"}),
    ],
)
def test_says(pdu: bytes, kind: str, fields: dict[str, str]) -> None:
    (said,) = read(pdu)
    assert (said.kind, said.fields) == (kind, fields)


@pytest.mark.parametrize("pdu", [KINDS, DESKTOP[:24]])
def test_says_nothing(pdu: bytes) -> None:
    assert read(pdu) == ()


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        (b"panel", {"description": "VNC desktop panel"}),
        (
            b"root's X desktop (hmi-3:1)",
            {"description": "VNC desktop root's X desktop (hmi-3:1)", "host_name": "hmi-3"},
        ),
        (
            b"hmi-4 ( 10.0.0.4 ) - service",
            {"description": "VNC desktop hmi-4 ( 10.0.0.4 ) - service", "host_name": "hmi-4"},
        ),
    ],
)
def test_a_desktop(name: bytes, fields: dict[str, str]) -> None:
    (said,) = read(DESKTOP[:20] + len(name).to_bytes(4, "big") + name)
    assert (said.kind, said.fields) == ("vnc_desktop", fields)


@settings(max_examples=250, deadline=None)
@given(mutated(VERSION, KINDS, CHALLENGE, RESULT, DESKTOP))
def test_never_raises_and_says_only_clean_words(pdu: bytes) -> None:
    for said in read(pdu):
        for value in said.fields.values():
            assert value.isprintable()
            assert value == value.strip() != ""
            assert len(value) <= TEXT_LIMIT
