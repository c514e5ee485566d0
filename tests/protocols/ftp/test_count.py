import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.protocols.pdu import check_law, counted, mutated
from zonewright.protocols.counter import FOREIGN, MORE, REST, make_marks
from zonewright.protocols.ftp.count import count

GREETING = b"220 FTP of the line (v1.2)\r\n"
SYSTEM = b"215 UNIX Type: L8\r\n"
DENIED = b"530 no\r\n"
LONG = b" text of a long answer\r\n"
USER = b"USER plc\r\n"
SECRET = b"PASS swordfish\r\n"
STORE = b"stor /cfg/plc.bin\r\n"
FETCH = b"RETR log.txt\r\n"
FOLDER = b"PWD\r\n"
OTHER = b"XYZZ 1\r\n"
RENAME = b"RNTO new.bin\n"


@pytest.mark.parametrize(
    ("pdu", "from_server", "said"),
    [
        (GREETING, 1, ["0/220 response keep"]),
        (SYSTEM, 1, ["0/215 response keep"]),
        (DENIED, 1, ["0/530 error"]),
        (LONG, 1, []),
        (USER, 0, ["1 request keep"]),
        (SECRET, 0, ["2 request"]),
        (STORE, 0, ["3 request keep"]),
        (FETCH, 0, ["4 request keep"]),
        (FOLDER, 0, ["30 request"]),
        (OTHER, 0, ["99 request"]),
        (RENAME, -1, ["11 request keep"]),
        (DENIED, -1, ["0/530 error"]),
    ],
)
def test_messages(pdu: bytes, from_server: int, said: list[str]) -> None:
    length, found = counted(count, pdu, from_server=from_server)
    assert found == said
    assert length >= len(pdu)


@pytest.mark.parametrize("pdu", [b"GET / HTTP/1.1\x01\n", b"\x03\x00\x00\x16", b"no:command\r\n", b"x" * 80])
def test_foreign(pdu: bytes) -> None:
    assert counted(count, pdu) == (FOREIGN, [])


def test_cut() -> None:
    assert counted(count, GREETING[:1]) == (MORE, [])


def test_a_password_is_never_kept() -> None:
    for line in (SECRET, b"pass swordfish\r\n", b"PASS " + b"x" * 90, b"ACCT 7\r\n"):
        assert "keep" not in counted(count, line, from_server=0)[1][0]


def test_only_its_line_is_kept() -> None:
    marks = make_marks()
    octets = np.frombuffer(USER + SECRET, dtype=np.uint8)
    assert count(octets, 0, len(octets), 0, marks) == len(USER)
    assert int(marks[3]) == -len(USER)


def test_what_tls_secures_is_left_alone() -> None:
    assert counted(count, b"\x16\x03\x01\x02\x00", from_server=0) == (REST, [])


@settings(max_examples=150, deadline=None)
@given(
    mutated(GREETING, SYSTEM, DENIED, LONG, USER, SECRET, STORE, FETCH, FOLDER, OTHER, RENAME),
    st.sampled_from([-1, 0, 1]),
)
def test_law_of_the_counter(pdu: bytes, from_server: int) -> None:
    check_law(count, pdu, from_server)
