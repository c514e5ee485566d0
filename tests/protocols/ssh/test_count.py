import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.protocols.pdu import check_law, counted, mutated
from zonewright.protocols.counter import FOREIGN, MORE, REST
from zonewright.protocols.ssh.count import count

NEW = b"SSH-2.0-OpenSSH_9.6p1 Ubuntu-3\r\n"
CISCO = b"SSH-1.99-Cisco-1.25\n"
OLD = b"SSH-1.5-1.2.26\n"


@pytest.mark.parametrize(
    ("pdu", "from_server", "said"),
    [
        (NEW, 1, ["2/0 response keep"]),
        (NEW, 0, ["2/0 request keep"]),
        (CISCO, 1, ["1/99 response keep"]),
        (OLD, -1, ["1/5 request keep"]),
    ],
)
def test_messages(pdu: bytes, from_server: int, said: list[str]) -> None:
    length, found = counted(count, pdu, from_server=from_server)
    assert found == said
    assert length >= len(pdu)


@pytest.mark.parametrize("pdu", [b"HTTP/1.1 200", b"SSH-x.0-abc\n", b"SSH-2-abcdef\n", b"\0\1\0\0"])
def test_foreign(pdu: bytes) -> None:
    assert counted(count, pdu) == (FOREIGN, [])


def test_cut() -> None:
    assert counted(count, NEW[:1]) == (MORE, [])


def test_packets_are_left_alone() -> None:
    assert counted(count, b"\0\0\x05\xdc\x06\x14", from_server=1) == (REST, [])


def test_a_line_waits_for_its_end_as_long_as_it_may() -> None:
    assert counted(count, b"SSH-2.0-soft") == (MORE, [])
    assert counted(count, b"SSH-2.0-" + b"x" * 90) == (98, ["2/0 request keep"])


@settings(max_examples=150, deadline=None)
@given(mutated(NEW, CISCO, OLD), st.sampled_from([-1, 0, 1]))
def test_law_of_the_counter(pdu: bytes, from_server: int) -> None:
    check_law(count, pdu, from_server)
