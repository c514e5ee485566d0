from hypothesis import given, settings

from tests.protocols.ethercat.pdu import datagram, frame, mailbox
from tests.protocols.ethercat.test_count import CYCLE, STATE, TOLD, VALID
from tests.protocols.pdu import mutated, wire
from zonewright.protocols.ethercat.read import read
from zonewright.protocols.room import Sighted
from zonewright.protocols.text import TEXT_LIMIT

LONG_NAME = mailbox(3, wire("0030 41 0810 00 06000000") + b"DRIVE9")
VENDOR = mailbox(3, wire("0030 43 1810 01 02000000"))
TWO = frame(datagram(4, 4224, LONG_NAME, counter=1), datagram(4, 4224, VENDOR, slave=1002, counter=1))


def test_a_slave_tells_its_name() -> None:
    assert read(TOLD) == (Sighted("ethercat_slave", {"behind": "slave 1001: name DR1"}),)


def test_two_slaves_in_one_frame() -> None:
    said = [sighted.fields["behind"] for sighted in read(TWO)]
    assert said == ["slave 1001: name DRIVE9", "slave 1002: vendor id 2"]


def test_nothing_is_said() -> None:
    assert read(CYCLE) == read(STATE) == read(b"") == ()


@settings(max_examples=400, deadline=None)
@given(mutated(TWO, *VALID))
def test_any_bytes_are_read_without_harm(pdu: bytes) -> None:
    for said in read(pdu):
        assert said.fields
        assert all(0 < len(value) <= TEXT_LIMIT and value.isprintable() for value in said.fields.values())
