import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.protocols.netflow.exports import a_set, message_9, message_10, record_5, records_5, template
from tests.protocols.pdu import check_law, counted, mutated, wire
from zonewright.protocols.counter import FOREIGN, MORE
from zonewright.protocols.netflow.count import count

FIVE = records_5(record_5(), record_5())
NINE = message_9(a_set(0, template(256, (8, 4), (12, 4))), a_set(256, bytes(range(1, 9))))
TEN = message_10(a_set(2, template(256, (8, 4), (12, 4))), a_set(256, bytes(range(1, 9))))
VALID = (FIVE, NINE, TEN)


@pytest.mark.parametrize(
    ("pdu", "said"), [(FIVE, "5 publish keep"), (NINE, "9 publish keep"), (TEN, "10 publish keep")]
)
def test_a_datagram_is_one_message(pdu: bytes, said: str) -> None:
    assert counted(count, pdu) == (len(pdu), [said])


def test_a_cut_one_is_counted_in_its_length() -> None:
    assert counted(count, FIVE[:60]) == (len(FIVE), ["5 publish keep"])
    assert counted(count, TEN[:30]) == (len(TEN), ["10 publish keep"])


@pytest.mark.parametrize(
    "pdu", [FIVE + b"\0", TEN + b"\0", bytes(40), wire("0009 0001") + bytes(40), NINE[:20] + b"\xff" * 8]
)
def test_foreign(pdu: bytes) -> None:
    assert counted(count, pdu) == (FOREIGN, [])


def test_a_beginning_waits_for_more() -> None:
    assert counted(count, FIVE[:23]) == (MORE, [])


@settings(max_examples=200, deadline=None)
@given(mutated(*VALID), st.sampled_from([-1, 0, 1]))
def test_law_of_the_counter(pdu: bytes, from_server: int) -> None:
    check_law(count, pdu, from_server)
