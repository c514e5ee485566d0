import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.protocols.pdu import check_law, counted, mutated
from zonewright.protocols.counter import FOREIGN, MORE
from zonewright.protocols.syslog.count import count

CLASSIC = b"<34>Oct 11 22:14:15 sw07 sshd[42]: login failed"
STRUCTURED = b"<165>1 2026-01-02T03:04:05.006Z plc1.plant loader 9 ID47 - started"
COUNTED = b"47 " + CLASSIC
BARE = b"<0>"
VALID = (CLASSIC, STRUCTURED, COUNTED, BARE)


@pytest.mark.parametrize(
    ("pdu", "said"),
    [
        (CLASSIC, "4 publish keep"),
        (STRUCTURED, "20 publish keep"),
        (COUNTED, "4 publish keep"),
        (BARE, "0 publish keep"),
    ],
)
def test_counts_one_message_per_priority(pdu: bytes, said: str) -> None:
    assert counted(count, pdu) == (len(pdu), [said])


def test_a_line_ends_where_another_message_begins() -> None:
    assert counted(count, CLASSIC + b"\n" + STRUCTURED) == (len(CLASSIC) + 1, ["4 publish keep"])
    assert counted(count, CLASSIC + b"\nand more\n") == (len(CLASSIC) + 10, ["4 publish keep"])


def test_a_counted_message_reaches_beyond_the_segment() -> None:
    assert counted(count, COUNTED[:30]) == (len(COUNTED), ["4 publish keep"])
    assert counted(count, COUNTED + COUNTED) == (len(COUNTED), ["4 publish keep"])


@pytest.mark.parametrize(
    "pdu", [b"<192>x", b"<034>x", b"<>x", b"<1234>", b"1023\0root", b"3 <34>", b"GET / HTTP/1.1", b"012345 <1>"]
)
def test_foreign(pdu: bytes) -> None:
    assert counted(count, pdu) == (FOREIGN, [])


def test_a_collector_never_speaks() -> None:
    assert counted(count, CLASSIC, from_server=1) == (FOREIGN, [])


def test_cut() -> None:
    assert counted(count, b"<34") == counted(count, b"47") == counted(count, b"47 ") == (MORE, [])


@settings(max_examples=300, deadline=None)
@given(mutated(*VALID), st.sampled_from([-1, 0, 1]))
def test_law_of_the_counter(pdu: bytes, from_server: int) -> None:
    check_law(count, pdu, from_server)
