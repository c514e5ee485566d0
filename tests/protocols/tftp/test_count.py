import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.protocols.pdu import check_law, counted, mutated
from zonewright.protocols.counter import FOREIGN, MORE
from zonewright.protocols.tftp.count import count

READ = b"\0\x01startup-config\0netascii\0"
WRITE = b"\0\x02fw/v2.bin\0octet\0blksize\x001428\0"
ERROR = b"\0\x05\0\x01gone\0"


@pytest.mark.parametrize(
    ("pdu", "from_server", "said"),
    [
        (READ, 0, ["1 request keep"]),
        (WRITE, 0, ["2 request keep"]),
        (ERROR, -1, ["5 error"]),
    ],
)
def test_messages(pdu: bytes, from_server: int, said: list[str]) -> None:
    length, found = counted(count, pdu, from_server=from_server)
    assert found == said
    assert length >= len(pdu)


@pytest.mark.parametrize(
    "pdu",
    [b"\0\x03\0\x01data", b"\0\x01name\0other!\0", b"\0\x01na\x01me\0octet\0", b"\0\x01\0octet\0", b"\0\x05\0\x63no\0"],
)
def test_foreign(pdu: bytes) -> None:
    assert counted(count, pdu) == (FOREIGN, [])


def test_cut() -> None:
    assert counted(count, READ[:1]) == (MORE, [])


@settings(max_examples=150, deadline=None)
@given(mutated(READ, WRITE, ERROR), st.sampled_from([-1, 0, 1]))
def test_law_of_the_counter(pdu: bytes, from_server: int) -> None:
    check_law(count, pdu, from_server)
