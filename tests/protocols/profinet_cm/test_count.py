import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.protocols.pdu import check_law, counted, mutated, touched
from tests.protocols.profinet_cm.pdu import arguments, block, call, record
from zonewright.protocols.counter import FOREIGN, MORE
from zonewright.protocols.profinet_cm.count import count

CONNECTION = block(
    0x0101,
    bytes.fromhex("0001")
    + bytes(16)
    + bytes.fromhex("0001 020000000005")
    + bytes.fromhex("DEA00000 6C97 11D1 8271 0001 010E 002A 00000131 0064 8892 0005")
    + b"plc12",
)
CONNECTED = block(0x8101, bytes.fromhex("0001") + bytes(16) + bytes.fromhex("0001 020000000006 8892"))
IDENTITY = block(
    0x0020,
    bytes.fromhex("002A") + b"6ES7 151-3BA23-0AB0 " + b"S C-X1".ljust(16) + bytes.fromhex("0003 56 070001") + bytes(10),
)
CONNECT = call(0, arguments(CONNECTION, status=1024))
CONNECT_LITTLE = call(0, arguments(CONNECTION, status=1024), little=True)
CONNECT_DONE = call(0, arguments(CONNECTED), form=2)
REFUSED = call(0, arguments(b"", status=0xDB813C00), form=2)
READ_OWN = call(2, arguments(record(9, 0x0001)))
READ_STATE = call(2, arguments(record(9, 0xF841)))
READ_IDENTITY = call(5, arguments(record(9, 0xAFF0)))
IDENTITY_READ = call(5, arguments(record(0x8009, 0xAFF0, content=IDENTITY)), form=2, little=True)
WRITE = call(3, arguments(record(8, 0x0002, content=b"\1\2")))
READY = call(4, arguments(block(0x0112, bytes(26))), interface=2)
FAULT = call(2, b"\x1c\x00\x00\x09", form=3)
PING, WORKING = call(0, b"", form=1), call(0, b"", form=4)
FURTHER = call(0, bytes(50), part=1)
FIRST = call(3, arguments(record(8, 0x0002)), part=0)
LOOK_UP = call(2, bytes(76), interface=0, little=True)
VALID = (CONNECT, CONNECT_LITTLE, CONNECT_DONE, REFUSED, READ_IDENTITY, IDENTITY_READ, WRITE, FAULT, LOOK_UP, FURTHER)


@pytest.mark.parametrize(
    ("pdu", "said"),
    [
        (CONNECT, ["1/0 request keep"]),
        (CONNECT_LITTLE, ["1/0 request keep"]),
        (CONNECT_DONE, ["1/0 response keep"]),
        (REFUSED, ["1/0 error"]),
        (READ_OWN, ["1/2 request"]),
        (READ_STATE, ["1/2/248 request"]),
        (READ_IDENTITY, ["1/5/175 request"]),
        (IDENTITY_READ, ["1/5/175 response keep"]),
        (WRITE, ["1/3 request"]),
        (READY, ["2/4 request"]),
        (FAULT, ["1/2 error"]),
        (LOOK_UP, ["0/2 request"]),
        (FIRST, ["1/3 request"]),
        (FURTHER, []),
        (PING, []),
        (WORKING, []),
    ],
)
def test_counts_one_call_per_datagram(pdu: bytes, said: list[str]) -> None:
    assert counted(count, pdu) == (len(pdu), said)


def test_a_cut_datagram() -> None:
    assert counted(count, CONNECT[:60]) == (MORE, [])
    assert counted(count, CONNECT[:70]) == (80, [])
    assert counted(count, CONNECT[:80]) == (80, ["1/0 request keep"])


@pytest.mark.parametrize(
    "pdu",
    [
        CONNECT[:24] + bytes(16) + CONNECT[40:],  # another interface
        b"\5" + CONNECT[1:],  # DCE/RPC over a connection
        CONNECT[:1] + b"\x0f" + CONNECT[2:],
        b"GET / HTTP/1.1\r\n",
    ],
)
def test_foreign(pdu: bytes) -> None:
    assert counted(count, pdu) == (FOREIGN, [])


@settings(max_examples=400, deadline=None)
@given(mutated(*VALID), st.sampled_from([-1, 0, 1]))
def test_law_of_the_counter(pdu: bytes, from_server: int) -> None:
    check_law(count, pdu, from_server)


SEVERAL = call(
    3,
    arguments(
        record(
            8,
            0xE040,
            content=record(8, 0x0001, slot=1, content=bytes(3))
            + bytes(1)
            + record(8, 0x0002, slot=1, content=bytes(4))
            + record(8, 0x8000, slot=2),
        )
    ),
)


@pytest.mark.parametrize(
    ("pdu", "said"),
    [
        (WRITE, [("1/3", 0, 1, 2, 2)]),
        (call(3, arguments(record(0x8008, 0x0002, slot=3)), form=2), [("1/3", 3, 1, 2, 2)]),
        (SEVERAL, [("1/3/224", 1, 1, 1, 2), ("1/3/224", 2, 1, 0x8000, 0x8000)]),
        (READ_OWN, []),
        (CONNECT, []),
        (WRITE[:100], []),
    ],
)
def test_says_which_records_are_written(pdu: bytes, said: object) -> None:
    assert touched(count, pdu) == said


@settings(max_examples=300, deadline=None)
@given(mutated(WRITE, SEVERAL), st.sampled_from([-1, 0, 1]))
def test_law_of_what_is_touched(pdu: bytes, from_server: int) -> None:
    check_law(count, pdu, from_server)
