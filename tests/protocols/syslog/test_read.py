import pytest
from hypothesis import given, settings

from tests.protocols.pdu import mutated
from tests.protocols.syslog.test_count import BARE, CLASSIC, COUNTED, STRUCTURED, VALID
from zonewright.protocols.room import Sighted
from zonewright.protocols.syslog.read import read
from zonewright.protocols.text import TEXT_LIMIT

SAID = Sighted("syslog_sender", {"description": "syslog of sshd, facility security", "host_name": "sw07"})


def test_host_and_program() -> None:
    assert read(CLASSIC) == read(COUNTED) == (SAID,)
    (said,) = read(STRUCTURED)
    assert said.fields == {"description": "syslog of loader, facility local 4", "host_name": "plc1.plant"}


def test_an_address_in_place_of_a_name() -> None:
    (said,) = read(b"<34>2026-01-02T03:04:05+01:00 10.0.0.7 sshd: secret words")
    assert said.fields == {"description": "syslog of sshd, facility security", "ip": "10.0.0.7"}


@pytest.mark.parametrize("pdu", [BARE, b"", b"<34>no head at all", b"<192>1 - sw07 sshd - - -", b"<34>1 - - - - - -"])
def test_nothing_is_said(pdu: bytes) -> None:
    assert read(pdu) == ()


def test_this_host_is_no_name() -> None:
    (said,) = read(b"<34>Oct 11 22:14:15 localhost sshd: x")
    assert said.fields == {"description": "syslog of sshd, facility security"}


@settings(max_examples=300, deadline=None)
@given(mutated(*VALID))
def test_any_bytes_are_read_without_harm(pdu: bytes) -> None:
    for said in read(pdu):
        assert all(0 < len(value) <= TEXT_LIMIT and value.isprintable() for value in said.fields.values())
