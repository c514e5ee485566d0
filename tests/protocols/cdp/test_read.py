import pytest
from hypothesis import given, settings

from tests.protocols.cdp.test_count import BY_MAC, NUMBERED, SWITCH
from tests.protocols.pdu import mutated
from zonewright.protocols.cdp.read import read
from zonewright.protocols.text import TEXT_LIMIT


@pytest.mark.parametrize(
    ("pdu", "kind", "fields"),
    [
        (
            SWITCH,
            "cdp",
            {
                "capabilities": "router, bridge",
                "description": "OS (Version 15.2(E),",
                "firmware": "15.2(E)",
                "host_name": "sw-cell",
                "ip": "10.1.2.3",
                "model": "IE-4000-8",
                "port": "Gi0/1/",
                "vendor": "Cisco",
                "vlan": "7",
            },
        ),
        (BY_MAC, "cdp", {"chassis": "02:00:00:00:00:aa", "mac": "02:00:00:00:00:aa"}),
    ],
)
def test_says(pdu: bytes, kind: str, fields: dict[str, str]) -> None:
    (said,) = read(pdu)
    assert (said.kind, said.fields) == (kind, fields)


@pytest.mark.parametrize("pdu", [NUMBERED, b"", SWITCH[:12]])
def test_says_nothing(pdu: bytes) -> None:
    assert read(pdu) == ()


@pytest.mark.parametrize("words", [b"core(FOC1234ABCD)", b"FOC1234ABCD(core)"])
def test_a_serial_number_around_the_name(words: bytes) -> None:
    (said,) = read(SWITCH[:12] + b"\0\x01" + (4 + len(words)).to_bytes(2, "big") + words)
    assert said.fields == {"host_name": "core", "serial": "FOC1234ABCD"}


@settings(max_examples=250, deadline=None)
@given(mutated(SWITCH, NUMBERED, BY_MAC))
def test_never_raises_and_says_only_clean_words(pdu: bytes) -> None:
    for said in read(pdu):
        for value in said.fields.values():
            assert value.isprintable()
            assert value == value.strip() != ""
            assert len(value) <= TEXT_LIMIT
