import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.protocols.pdu import check_law, counted, mutated, wire
from zonewright.protocols.counter import FOREIGN, MORE, make_marks
from zonewright.protocols.goose.count import count

NAMES = """3001 0055 0000 0000         ; application, length, reserved
           61 4B                        ; publication
           80 10 4942 4C4E302430474F2467636241 4243  ; reference
           81 02 07D0                   ; time to live
           82 0B 494C4E302453657441 4243 ; data set
           83 03 474F31                 ; identity: GO1"""
CHANGES = """84 08 5F00000000000018      ; time
             85 01 01 86 01 07 87 01 00 88 01 01 89 01 00 8A 01 01 ; state, sequence, test, revision, commissioning
             AB 05 83 01 00 0000         ; values"""
PUBLICATION = wire(NAMES + "\n" + CHANGES)
LATER = wire(NAMES + "\n" + CHANGES.replace("86 01 07", "86 01 08"))
NAMELESS = wire("0001 0012 0000 0000 61 08 84 06 000000000000 ; a time and nothing else")


def keep_of(pdu: bytes) -> int:

    marks = make_marks()
    assert count(np.frombuffer(pdu, np.uint8), 0, len(pdu), -1, marks) > 0
    return int(marks[3])


def test_counts_one_publication_with_its_padding() -> None:
    assert counted(count, PUBLICATION) == (85, ["0 publish keep"])
    assert counted(count, PUBLICATION + bytes(4)) == (89, ["0 publish keep"])


def test_keeps_the_names_alone() -> None:
    assert keep_of(PUBLICATION) == len(wire(NAMES))
    assert PUBLICATION[: keep_of(PUBLICATION)] == LATER[: keep_of(LATER)]
    assert PUBLICATION != LATER
    assert keep_of(NAMELESS) == 10


def test_a_cut_frame_counts() -> None:
    assert counted(count, PUBLICATION[:20]) == (85, ["0 publish keep"])
    assert counted(count, PUBLICATION[:9]) == (MORE, [])


@pytest.mark.parametrize(
    "pdu",
    [
        wire("3001 0058 0000 0000 60 4E 80 0F ; sampled values"),
        wire("3001 0004 0000 0000 61 4E 80 0F ; shorter than its header"),
        wire("3001 0058 0000 0000 61 80 80 0F ; no length"),
        wire("3001 0058 0000 0000 61 4E 30 0F ; no field of a publication"),
    ],
)
def test_foreign(pdu: bytes) -> None:
    assert counted(count, pdu) == (FOREIGN, [])


@settings(max_examples=400, deadline=None)
@given(mutated(PUBLICATION, NAMELESS), st.sampled_from([-1, 0, 1]))
def test_law_of_the_counter(pdu: bytes, from_server: int) -> None:
    check_law(count, pdu, from_server)
