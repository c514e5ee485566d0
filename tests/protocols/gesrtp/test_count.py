import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.protocols.pdu import check_law, counted, mutated, touched
from zonewright.protocols.counter import FOREIGN, MORE
from zonewright.protocols.gesrtp.count import count


def message(form: int, kind: int, service: int, text: bytes = b"") -> bytes:
    """Build a header with its text; the service stands behind the text's description when there is one."""
    header = bytearray(56)
    header[0], header[2], header[31] = form, 5, kind
    header[4:6] = len(text).to_bytes(2, "little")
    header[50 if kind == 0x80 else 42] = service
    return bytes(header) + text


OPEN, OPENED = bytes(56), b"\x01" + bytes(7) + b"\x0f" + bytes(47)
READ, WRITE = message(2, 0xC0, 4), message(2, 0x80, 7, b"\1\2\3\4\5\6\7\x08")
DONE, TOLD, REFUSED = message(3, 0xD4, 0), message(3, 0x94, 0, bytes(30)), message(3, 0xD1, 0)
VALID = (OPEN, OPENED, READ, WRITE, DONE, TOLD, REFUSED)


@pytest.mark.parametrize(
    ("pdu", "said"),
    [
        (OPEN, "257 request"),
        (OPENED, "257 response"),
        (READ, "4 request"),
        (WRITE, "7 request"),
        (DONE, "256 response"),
        (TOLD, "256 response"),
        (REFUSED, "256 error"),
    ],
)
def test_counts_one_message_per_header(pdu: bytes, said: str) -> None:
    assert counted(count, pdu) == (len(pdu), [said])
    assert counted(count, pdu[:55]) == (MORE, [])


@pytest.mark.parametrize("pdu", [message(2, 0x11, 4), message(3, 0xC0, 4), b"GET / HTTP/1.1\r\n", b"\x02\x01" * 30])
def test_foreign(pdu: bytes) -> None:
    assert counted(count, pdu) == (FOREIGN, [])


@settings(max_examples=300, deadline=None)
@given(mutated(*VALID), st.sampled_from([-1, 0, 1]))
def test_law_of_the_counter(pdu: bytes, from_server: int) -> None:
    check_law(count, pdu, from_server)


def written(kind: int, selector: int, first: int, many: int) -> bytes:
    """A write to system memory."""
    pdu = bytearray(message(2, kind, 7, bytes(2 * many) if kind == 0x80 else b""))
    at = 50 if kind == 0x80 else 42
    pdu[at + 1 : at + 6] = bytes([selector]) + first.to_bytes(2, "little") + many.to_bytes(2, "little")
    return bytes(pdu)


@pytest.mark.parametrize(
    ("pdu", "said"),
    [
        (written(0x80, 8, 99, 10), [("7", -1, 8, 99, 108)]),
        (written(0xC0, 0x4C, 0, 1), [("7", -1, 0x4C, 0, 0)]),
        (written(0x80, 8, 99, 10)[:56], [("7", -1, 8, 99, 108)]),
        (READ, []),
        (DONE, []),
    ],
)
def test_says_which_memory_is_written(pdu: bytes, said: object) -> None:
    assert touched(count, pdu) == said


@settings(max_examples=300, deadline=None)
@given(mutated(written(0x80, 8, 99, 10), written(0xC0, 0x4C, 0, 1)), st.sampled_from([-1, 0, 1]))
def test_law_of_what_is_touched(pdu: bytes, from_server: int) -> None:
    check_law(count, pdu, from_server)
