import pytest
from hypothesis import given, settings

from tests.protocols.pdu import mutated, wire
from zonewright.protocols.domain import RECORDS, Record, iter_records, read_name, read_reverse
from zonewright.protocols.text import TEXT_LIMIT

NAME = wire("04 706C6331 05 706C616E74 00 ; plc1.plant")
QUERY = wire("1234 0100 0001 0000 0000 0000") + NAME + wire("0001 0001")
ANSWER = wire("1234 8180 0001 0001 0000 0000") + NAME + wire("0001 0001 C00C 0001 0001 0000003C 0004 0A000007")
SERVICE = wire(
    """0000 8400 0000 0002 0000 0000
       02 5F68 04 5F746370 00 000C 8001 00000078 0004 01 61 C00C ; a._h._tcp
       C01F 0021 8001 00000000 0009 0000 0000 0050 01 62 00"""
)


def test_records_with_their_names() -> None:
    assert list(iter_records(ANSWER)) == [Record("plc1.plant", 1, b"\x0a\0\0\x07", "", lasts=True)]
    first, second = iter_records(SERVICE)
    assert (first.name, first.target, first.lasts) == ("_h._tcp", "a._h._tcp", True)
    assert (second.kind, second.target, second.lasts) == (33, "b", False)


def test_the_address_of_a_record() -> None:
    assert next(iter_records(ANSWER)).ip == "10.0.0.7"
    assert Record("7.0.0.10.in-addr.arpa", 12, b"", "plc1", lasts=True).ip == "10.0.0.7"
    assert Record("plc1", 28, bytes(15) + b"\x01", "", lasts=True).ip == "::1"
    assert Record("plc1", 16, b"text", "", lasts=True).ip == ""


@pytest.mark.parametrize("name", ["7.0.0.in-addr.arpa", "a.0.0.10.in-addr.arpa", "300.0.0.10.in-addr.arpa", "plc1"])
def test_no_reverse_name(name: str) -> None:
    assert read_reverse(name) == ""


def test_a_reverse_name_of_ipv6() -> None:
    assert read_reverse("1" + ".0" * 23 + ".8.b.d.0.1.0.0.2.ip6.arpa") == "2001:db8::1"
    assert read_reverse("g" + ".0" * 31 + ".ip6.arpa") == ""


def test_names_that_point_in_circles_end() -> None:
    assert read_name(wire("C002 C000"), 0) == ("", 4)
    assert read_name(wire("01 61 C000"), 0)[0] == ""


def test_a_name_that_is_cut_ends_with_the_message() -> None:
    assert read_name(wire("04 706C"), 0) == ("pl", 6)


@settings(max_examples=300, deadline=None)
@given(mutated(QUERY, ANSWER, SERVICE))
def test_any_bytes_are_read_without_harm(message: bytes) -> None:
    records = list(iter_records(message))
    assert len(records) <= RECORDS
    assert all(len(record.name) <= TEXT_LIMIT and len(record.target) <= TEXT_LIMIT for record in records)
