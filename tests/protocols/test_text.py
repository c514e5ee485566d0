from hypothesis import given
from hypothesis import strategies as st

from zonewright.protocols.text import TEXT_LIMIT, clean_text, ipv4_text, ipv6_text, mac_text, stated


def test_words_are_cleaned() -> None:
    assert clean_text(b"  CPU 315-2\x01PN/DP \x00 rest") == "CPU 315-2 PN/DP"
    assert clean_text(b"\xff\xfe") == ""
    assert clean_text(b"x" * 500) == "x" * TEXT_LIMIT


@given(st.binary(max_size=400))
def test_any_bytes_give_short_printable_words(octets: bytes) -> None:
    text = clean_text(octets)
    assert text.isprintable()
    assert text == text.strip()
    assert len(text) <= TEXT_LIMIT


def test_addresses() -> None:
    assert mac_text(bytes.fromhex("02000000000a")) == "02:00:00:00:00:0a"
    assert mac_text(bytes(6)) == mac_text(b"\x01") == ""
    assert ipv4_text(bytes([10, 1, 2, 3])) == "10.1.2.3"
    assert ipv4_text(bytes(4)) == ""
    assert ipv6_text(bytes.fromhex("20010db8" + "00" * 11 + "01")) == "2001:db8::1"
    assert ipv6_text(b"") == ""


def test_only_what_says_something_is_stated() -> None:
    assert list(stated(model="M", ip="", firmware="1")) == ["firmware", "model"]
