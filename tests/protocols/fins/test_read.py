from hypothesis import given, settings

from tests.protocols.fins.test_count import CONTROLLER, FILE, HELLO, NAME, READ, READ_ANSWER, UNITS, framed
from tests.protocols.pdu import mutated
from zonewright.protocols.fins.read import read
from zonewright.protocols.room import Sighted
from zonewright.protocols.text import TEXT_LIMIT


def test_controller_data() -> None:
    said = Sighted("fins_identity", {"model": "CJ2M-CPU31", "firmware": "02.01", "vendor": "Omron"})
    assert read(CONTROLLER) == (said,)
    assert read(framed(CONTROLLER)) == (said,)


def test_connected_units() -> None:
    (said,) = read(UNITS)
    assert said.fields == {"description": "CJ1W-SCU41-V1, CJ1W-EIP21", "vendor": "Omron"}


def test_name_of_a_node() -> None:
    assert read(NAME) == (Sighted("fins_identity", {"name": "PRESS1", "vendor": "Omron"}),)


def test_name_of_a_file() -> None:
    assert read(FILE) == (Sighted("fins_file", {"program": "RECIPE .CSV"}),)


def test_nothing_elsewhere() -> None:
    for pdu in (READ, READ_ANSWER, HELLO, b"", b"FINS"):
        assert read(pdu) == ()


@settings(max_examples=300, deadline=None)
@given(mutated(CONTROLLER, UNITS, NAME, FILE, framed(CONTROLLER)))
def test_never_raises_and_says_only_clean_words(pdu: bytes) -> None:
    for said in read(pdu):
        for value in said.fields.values():
            assert value.isprintable()
            assert value == value.strip() != ""
            assert len(value) <= TEXT_LIMIT
