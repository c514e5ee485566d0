from hypothesis import given, settings

from tests.protocols.dnp3.test_count import ATTRIBUTES, OPEN_FILE, READ, RESPONSE, frame
from tests.protocols.pdu import mutated
from zonewright.protocols.dnp3.read import read
from zonewright.protocols.room import Sighted
from zonewright.protocols.text import TEXT_LIMIT

IDENTITY = frame(
    """C0 C1 81 0000
       00FC 00 00 00 01 04 41636D65     ; maker Acme
       00FA 00 00 00 01 05 5254552D37   ; product RTU-7
       00F2 01 0000 0000 01 03 342E32   ; software 4.2, by the longer form of its place
       00F8 00 00 00 01 02 3939         ; serial number 99
       00F0 00 00 00 02 02 0008         ; a number, not words
       00F7 00 00 00 01 05 50756D7031   ; name Pump1
    """,
    control=0x44,
)
SAID = {"vendor": "Acme", "model": "RTU-7", "firmware": "4.2", "serial": "99", "name": "Pump1"}


def test_device_attributes_across_blocks() -> None:
    assert read(IDENTITY) == (Sighted("dnp3_identity", SAID),)


def test_a_cut_frame_gives_what_is_whole() -> None:
    (said,) = read(IDENTITY[:32])
    assert said.fields == {"vendor": "Acme"}


def test_name_of_a_file() -> None:
    assert read(OPEN_FILE) == (Sighted("dnp3_file", {"program": "a.xml"}),)


def test_nothing_elsewhere() -> None:
    for pdu in (READ, RESPONSE, ATTRIBUTES, b""):
        assert read(pdu) == ()


@settings(max_examples=300, deadline=None)
@given(mutated(IDENTITY, OPEN_FILE))
def test_never_raises_and_says_only_clean_words(pdu: bytes) -> None:
    for said in read(pdu):
        for value in said.fields.values():
            assert value.isprintable()
            assert value == value.strip() != ""
            assert len(value) <= TEXT_LIMIT
