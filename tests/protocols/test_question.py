import numpy as np
import pytest

from tests.protocols.pdu import wire
from tests.protocols.test_domain import ANSWER, QUERY, SERVICE
from zonewright.protocols.domain import HEADER
from zonewright.protocols.question import read_question


def asked(message: bytes) -> int:
    return int(read_question(np.frombuffer(message, np.uint8), 0, len(message)))


def test_the_type_behind_the_first_name() -> None:
    assert asked(QUERY) == asked(ANSWER) == 1
    assert asked(SERVICE) == 12


def test_a_cut_message_is_taken_by_what_is_there() -> None:
    assert asked(QUERY[:-4]) == asked(QUERY[:HEADER]) == asked(QUERY[:15]) == 0


@pytest.mark.parametrize(
    "message",
    [
        wire("1234 0140 0001 0000 0000 0000 00 0001 0001 ; a reserved bit"),
        wire("1234 0100 0100 0000 0000 0000 00 0001 0001 ; 256 questions"),
        wire("1234 0100 0000 0000 0000 0000 ; nothing asked, nothing said"),
        wire("1234 0100 0001 0000 0000 0000 C00C 0001 0001 ; begins with a pointer"),
        wire("1234 0100 0001 0000 0000 0000 00 0001 0777 ; an unknown class"),
        wire("1234 0100 0001 0000 0000 0000") + (b"\x3f" + b"a" * 63) * 5,
    ],
)
def test_no_message(message: bytes) -> None:
    assert asked(message) == -1


def test_a_refusal_may_be_a_header_alone() -> None:
    assert asked(wire("1234 8181 0000 0000 0000 0000")) == 0
