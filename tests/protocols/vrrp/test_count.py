import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.protocols.pdu import check_law, counted, mutated, wire
from zonewright.protocols.counter import FOREIGN, MORE, make_marks
from zonewright.protocols.vrrp.count import count

OLD = wire("""21 0A 64 02 01 01 0000 0A000001 0A000002 70617373776F7264 ; with a password""")
NEW = wire("""31 0B FF 01 0064 0000 0A000001""")
NEW_IP6 = wire("""31 0C 64 02 0064 0000 FE800000000000000000000000000001 20010DB8000000000000000000000001""")


@pytest.mark.parametrize(
    ("pdu", "from_server", "said"),
    [
        (OLD, -1, ["2 publish keep"]),
        (NEW, -1, ["3 publish keep"]),
        (NEW_IP6, -1, ["3 publish keep"]),
    ],
)
def test_messages(pdu: bytes, from_server: int, said: list[str]) -> None:
    length, found = counted(count, pdu, from_server=from_server)
    assert found == said
    assert length >= len(pdu)


@pytest.mark.parametrize(
    "pdu",
    [
        wire("22 0A 64 01 00 01 0000"),
        wire("41 0A 64 01 00 01 0000"),
        wire("21 0A 64 00 00 01 0000"),
        wire("21 01 00 07 00 01 0000") + bytes(28),
    ],
)
def test_foreign(pdu: bytes) -> None:
    assert counted(count, pdu) == (FOREIGN, [])


def test_cut() -> None:
    assert counted(count, OLD[:1]) == (MORE, [])


def test_a_password_is_not_kept() -> None:
    marks = make_marks()
    count(np.frombuffer(OLD, dtype=np.uint8), 0, len(OLD), -1, marks)
    assert int(marks[3]) == OLD.index(b"password")


@settings(max_examples=150, deadline=None)
@given(mutated(OLD, NEW, NEW_IP6), st.sampled_from([-1, 0, 1]))
def test_law_of_the_counter(pdu: bytes, from_server: int) -> None:
    check_law(count, pdu, from_server)
