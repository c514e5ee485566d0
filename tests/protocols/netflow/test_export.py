from hypothesis import given, settings
from hypothesis import strategies as st

from tests.protocols.netflow.exports import SENT, a_set, message_9, message_10, record_5, records_5, template
from tests.protocols.pdu import mutated
from zonewright.protocols.netflow.export import Datagram, parse_exports

NS = 1_000_000_000
LAYOUT = template(256, (8, 4), (12, 4), (7, 2), (11, 2), (4, 1), (2, 8), (1, 8), (58, 2), (56, 6))
RECORD = bytes([10, 0, 0, 7, 10, 0, 0, 9]) + b"\x9c\x40\x01\xf6\x06" + bytes(7) + b"\x02" + bytes(7) + b"\x78"
RECORD += b"\0\x0c" + bytes([0, 27, 27, 1, 2, 3])
LEARN, DATA = message_9(a_set(0, LAYOUT)), message_9(a_set(256, RECORD, RECORD, b"\0\0"))
VARIABLE = message_10(
    a_set(2, b"\1\0\0\4" + b"\0\x08\0\4\0\x0c\0\4" + b"\x80\x02\0\4\0\0\x72\x79" + b"\0\x52\xff\xff"),
    a_set(256, bytes([10, 0, 0, 7, 10, 0, 0, 9]) + b"\0\0\0\5" + b"\x03eth", bytes(12) + b"\xff\0\1x"),
)
OPTIONS = message_9(a_set(1, b"\1\1\0\4\0\4\0\1\0\4\0\x22\0\4"), a_set(257, bytes(4) + b"\0\0\0\x64"))


def sent(*payloads: bytes, by: str = "10.0.0.1") -> list[Datagram]:
    return [Datagram(by, payload, number) for number, payload in enumerate(payloads, 1)]


def test_version_5_has_fixed_records() -> None:
    found = parse_exports(sent(records_5(record_5(), record_5())))
    row = found.rows[0]
    assert len(found.rows) == 2
    assert (row.source, row.destination) == (bytes([10, 0, 0, 7]), bytes([10, 0, 0, 9]))
    assert (row.source_port, row.destination_port, row.protocol, row.tcp_flags) == (40_000, 502, 6, 0x1B)
    assert (row.packets, row.octets, row.interface_in, row.interface_out) == (3, 180, 1, 2)
    assert (row.first_ns, row.last_ns) == (SENT * NS - 10 * NS, SENT * NS - 5 * NS)


def test_the_clock_of_the_exporter_overflows() -> None:
    row = parse_exports(sent(records_5(record_5(first=(1 << 32) - 1000), uptime=4000))).rows[0]
    assert row.first_ns == SENT * NS - 5 * NS


def test_templates_lay_out_the_records() -> None:
    found = parse_exports(sent(LEARN, DATA))
    row = found.rows[0]
    assert len(found.rows) == 2
    assert (row.packets, row.octets, row.vlan, row.source_mac) == (2, 120, 12, 0x001B1B010203)
    assert (row.exporter, row.domain, row.version, row.datagram) == ("10.0.0.1", 1, 9, 2)
    assert row.first_ns is None


def test_records_wait_for_their_template() -> None:
    early = parse_exports(sent(DATA, LEARN))
    assert len(early.rows) == 2
    assert early.not_understood == ()


def test_a_template_is_its_exporters_and_its_domains_own() -> None:
    other_domain = message_9(a_set(256, RECORD), source=2)
    found = parse_exports([*sent(LEARN, other_domain), *sent(DATA, by="10.0.0.2")])
    assert found.rows == ()
    assert found.not_understood == (("no template", 2),)


def test_fields_of_any_length_and_of_a_maker() -> None:
    found = parse_exports(sent(VARIABLE))
    assert [row.reverse_packets for row in found.rows] == [5]
    assert found.silent == 1


def test_a_withdrawn_template_is_forgotten() -> None:
    withdrawn = message_10(a_set(2, b"\1\0\0\0"))
    data = message_10(a_set(256, bytes(12) + b"\0"))
    assert parse_exports(sent(VARIABLE, withdrawn, data)).not_understood == (("no template", 1),)


def test_options_tell_of_the_exporter() -> None:
    found = parse_exports(sent(OPTIONS))
    assert (found.rows, found.options, found.sampled) == ((), 1, ("10.0.0.1",))


def test_what_is_cut_or_foreign_is_counted() -> None:
    found = parse_exports(sent(records_5(record_5(), record_5())[:80], VARIABLE[:40], b"\0\7"))
    assert found.not_understood == (("cut", 2), ("not NetFlow 5, 9 or IPFIX", 1))
    assert len(found.rows) == 1


@settings(max_examples=300, deadline=None)
@given(st.lists(mutated(records_5(record_5()), LEARN, DATA, VARIABLE, OPTIONS), max_size=4))
def test_any_bytes_are_read_without_harm(payloads: list[bytes]) -> None:
    found = parse_exports(sent(*payloads))
    assert found == parse_exports(sent(*payloads))
    assert len(found.rows) <= sum(len(payload) for payload in payloads)
