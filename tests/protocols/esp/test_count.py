import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.protocols.pdu import check_law, counted, mutated, wire
from zonewright.protocols.counter import FOREIGN, MORE
from zonewright.protocols.esp.count import count

ESP, AH = wire("c0ffee01 00000005") + b"\x99" * 40, wire("06 04 0000 00000101 00000005") + bytes(30)
VALID = (ESP, AH, bytes(40), b"\xff")


@pytest.mark.parametrize(("pdu", "said"), [(ESP, ["50 request"]), (AH, ["51 request"]), (bytes(40), []), (b"\xff", [])])
def test_counts_one_packet(pdu: bytes, said: list[str]) -> None:
    assert counted(count, pdu) == (len(pdu), said)


def test_foreign_and_short() -> None:
    assert counted(count, wire("00000005") + bytes(20)) == (FOREIGN, [])
    assert counted(count, ESP[:9]) == (MORE, [])


@settings(max_examples=200, deadline=None)
@given(mutated(*VALID), st.sampled_from([-1, 0, 1]))
def test_law_of_the_counter(pdu: bytes, from_server: int) -> None:
    check_law(count, pdu, from_server)
