import pytest
from hypothesis import given, settings

from tests.protocols.pdu import mutated, wire
from tests.protocols.smb.test_count import (
    ACCEPTED,
    CHAIN,
    CHALLENGE,
    CHOSEN,
    DENIED,
    HIDDEN,
    NEW_ASKED,
    OLD_ASKED,
    OLD_SETUP,
    OPENING,
    PROOF,
    SESSION,
)
from zonewright.protocols.smb.read import read
from zonewright.protocols.text import TEXT_LIMIT


@pytest.mark.parametrize(
    ("pdu", "kind", "fields"),
    [
        (OLD_SETUP, "smb_identity", {"description": "Windows 5.1, Win LAN Manager"}),
        (
            CHALLENGE,
            "smb_identity",
            {"description": "Windows 10.0 build 22004, domain line.plant", "host_name": "hmi-3.plant"},
        ),
        (OPENING, "smb_identity", {"description": "Windows 10.0 build 19045"}),
    ],
)
def test_says(pdu: bytes, kind: str, fields: dict[str, str]) -> None:
    (said,) = read(pdu)
    assert (said.kind, said.fields) == (kind, fields)


@pytest.mark.parametrize("pdu", [ACCEPTED, NEW_ASKED, PROOF, HIDDEN])
def test_says_nothing(pdu: bytes) -> None:
    assert read(pdu) == ()


def test_the_name_of_a_netbios_session() -> None:
    calling = "".join(chr(65 + (octet >> 4)) + chr(65 + (octet & 15)) for octet in b"HMI-3".ljust(15) + b"\0")
    (said,) = read(SESSION[:38] + b"\x20" + calling.encode() + b"\0")
    assert (said.kind, said.fields) == ("smb_netbios", {"host_name": "HMI-3"})


def test_a_session_of_two_octets_per_letter() -> None:
    head = wire("00 000060 FF534D42 73 00000000 98 0180") + bytes(20) + wire("04 FF 00 0000 0000 0400 0000 A1A2A3A4")
    (said,) = read(head + b"\0" + "Unix\0Samba 4.9\0".encode("utf-16-le"))
    assert said.fields == {"description": "Unix, Samba 4.9"}


@settings(max_examples=250, deadline=None)
@given(
    mutated(
        SESSION, ACCEPTED, OLD_ASKED, OLD_SETUP, NEW_ASKED, CHOSEN, CHAIN, DENIED, CHALLENGE, OPENING, PROOF, HIDDEN
    )
)
def test_never_raises_and_says_only_clean_words(pdu: bytes) -> None:
    for said in read(pdu):
        for value in said.fields.values():
            assert value.isprintable()
            assert value == value.strip() != ""
            assert len(value) <= TEXT_LIMIT
