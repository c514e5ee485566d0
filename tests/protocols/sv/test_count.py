import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.protocols.pdu import check_law, counted, mutated, wire
from zonewright.protocols.counter import FOREIGN, MORE, make_marks
from zonewright.protocols.sv.count import count

NAMES = """4000 003D 0000 0000                 ; application, length, reserved
           60 33                                ; publication
           80 01 02                             ; two blocks
           A2 2E 30 18                          ; list, first block
           80 04 4D553031                       ; name: MU01
           81 03 445331                         ; data set: DS1"""
SAMPLES = """82 02 0001 83 04 00000001 85 01 00  ; counter, revision, synchronised
             30 12 80 04 4D553031 82 02 0002 87 06 000000000000"""
PUBLICATION = wire(NAMES + "\n" + SAMPLES)
SECURED = wire("4000 0020 0000 0000 60 16 80 01 01 81 02 0000 A2 0D 30 0B 80 02 4D55 82 02 0000 8701 00")


def keep_of(pdu: bytes) -> int:
    marks = make_marks()
    assert count(np.frombuffer(pdu, np.uint8), 0, len(pdu), -1, marks) > 0
    return int(marks[3])


def test_counts_one_publication_whatever_it_carries() -> None:
    assert counted(count, PUBLICATION) == (max(0x3D, len(PUBLICATION)), ["0 publish keep"])
    assert counted(count, SECURED) == (32, ["0 publish keep"])


def test_keeps_the_name_alone() -> None:
    assert keep_of(PUBLICATION) == len(wire(NAMES))
    assert keep_of(SECURED) == 25


def test_a_cut_frame_counts() -> None:
    assert counted(count, PUBLICATION[:12]) == (61, ["0 publish keep"])
    assert counted(count, PUBLICATION[:9]) == (MORE, [])


@pytest.mark.parametrize(
    "pdu",
    [
        wire("4000 003D 0000 0000 61 33 80 01 02 ; GOOSE"),
        wire("4000 0004 0000 0000 60 33 80 01 02 ; shorter than its header"),
        wire("4000 003D 0000 0000 60 80 80 01 02 ; no length"),
        wire("4000 003D 0000 0000 60 33 A2 01 02 ; no number of blocks"),
    ],
)
def test_foreign(pdu: bytes) -> None:
    assert counted(count, pdu) == (FOREIGN, [])


@settings(max_examples=400, deadline=None)
@given(mutated(PUBLICATION, SECURED), st.sampled_from([-1, 0, 1]))
def test_law_of_the_counter(pdu: bytes, from_server: int) -> None:
    check_law(count, pdu, from_server)
