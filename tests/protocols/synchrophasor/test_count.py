import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.protocols.pdu import check_law, counted, mutated, wire
from zonewright.protocols.counter import FOREIGN, MORE
from zonewright.protocols.synchrophasor.count import count

STOP = wire("AA41 0012 0007 5F000000 00000000 0001 ABCD")
DATA = wire("AA01 001A 0007 5F000000 00000000 0000 11223344 0000 0000 ABCD")
_UNIT = b"Station A".ljust(16) + wire("0007 0000 0001 0000 0000") + b"VA".ljust(16) + wire("00000000 0000 0001")
_HEAD, _TAIL = wire("0007 5F000000 00000000 000F4240"), wire("001E ABCD")
_BODY = _HEAD + wire("0001") + _UNIT + _TAIL
CONFIGURATION = wire("AA31") + (4 + len(_BODY)).to_bytes(2, "big") + _BODY
_BODY_2 = _HEAD + wire("0002") + _UNIT + _UNIT.replace(b"Station A", b"Station B") + _TAIL
COLLECTED = wire("AA31") + (4 + len(_BODY_2)).to_bytes(2, "big") + _BODY_2
VALID = (STOP, DATA, CONFIGURATION, COLLECTED)


@pytest.mark.parametrize(
    ("pdu", "said"), [(STOP, "4/1 request"), (DATA, "0 publish"), (CONFIGURATION, "3 publish keep")]
)
def test_counts_one_frame(pdu: bytes, said: str) -> None:
    assert counted(count, pdu) == (len(pdu), [said])


def test_a_cut_frame() -> None:
    assert counted(count, STOP[:15]) == (MORE, [])
    assert counted(count, DATA[:4]) == (len(DATA), ["0 publish"])


@pytest.mark.parametrize("pdu", [wire("AA71 0012"), wire("AA01 0004"), wire("AA09 0018"), b"GET /"])
def test_foreign(pdu: bytes) -> None:
    assert counted(count, pdu) == (FOREIGN, [])


@settings(max_examples=300, deadline=None)
@given(mutated(*VALID), st.sampled_from([-1, 0, 1]))
def test_law_of_the_counter(pdu: bytes, from_server: int) -> None:
    check_law(count, pdu, from_server)
