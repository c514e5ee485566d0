import numpy as np

from tests.tables import exchange, flow_records, record
from zonewright.inventory.wire.column import derive_columns
from zonewright.inventory.wire.direction import Evidence, derive_conversations, mark_known

KNOWN = frozenset({(6, 502), (17, 47808), (17, 53)})


def decide(*rows: object) -> tuple[str, int, Evidence]:
    columns = derive_columns(flow_records(*rows))  # type: ignore[arg-type]
    found = derive_conversations(columns, KNOWN)
    at = int(np.argmin(columns.first_ns))
    return columns.ends.texts[found.client[at]], int(found.port[at]), Evidence(int(found.evidence[at]))


def test_the_handshake_decides_even_against_known_ports() -> None:
    assert decide(exchange("10.0.0.1", "10.0.0.2", 9999, client_port=502)) == ("10.0.0.1", 9999, Evidence.HANDSHAKE)


def test_the_protocol_decides_without_handshake() -> None:
    row = record("10.0.0.2", "10.0.0.1", src_port=7777, dst_port=502, from_server=True)
    assert decide(row) == ("10.0.0.1", 7777, Evidence.PROTOCOL)


def test_a_known_port_decides_when_only_answers_were_seen() -> None:
    row = record("10.0.0.2", "10.0.0.1", src_port=502, dst_port=40001)
    assert decide(row) == ("10.0.0.1", 502, Evidence.KNOWN_PORT)


def test_a_port_with_many_partners_is_the_servers() -> None:
    rows = [record(f"10.0.0.{n}", "10.0.0.200", src_port=30000 + n, dst_port=60000, at=n) for n in range(1, 5)]
    assert decide(rows) == ("10.0.0.1", 60000, Evidence.SHARED)


def test_the_lower_port_is_the_servers_at_last() -> None:
    row = record("10.0.0.1", "10.0.0.2", src_port=1500, dst_port=1400, transport="udp")
    assert decide(row) == ("10.0.0.1", 1400, Evidence.LOWER_PORT)


def test_where_both_use_one_port_who_asks_the_group_is_the_client() -> None:
    ask = record("10.0.0.1", "10.0.0.255", src_port=47808, dst_port=47808, transport="udp", at=1)
    answer = record("10.0.0.2", "10.0.0.1", src_port=47808, dst_port=47808, transport="udp", at=0)
    assert decide(ask, answer) == ("10.0.0.1", 47808, Evidence.SHARED)


def test_who_speaks_to_a_group_is_the_client() -> None:
    row = record("10.0.0.2", "224.0.0.251", src_port=5353, dst_port=5353, transport="udp")
    assert decide(row) == ("10.0.0.2", 5353, Evidence.GROUP)


def test_icmp_belongs_to_who_is_first() -> None:
    rows = [record("10.0.0.1", "10.0.0.2", transport="icmp"), record("10.0.0.2", "10.0.0.1", transport="icmp", at=1)]
    assert decide(rows) == ("10.0.0.1", -1, Evidence.FIRST)


def test_known_ports_are_known_per_transport() -> None:
    sockets = np.array([(6 << 17) | 503, (17 << 17) | 503], dtype=np.int64)
    assert mark_known(sockets, frozenset({(6, 502)})).tolist() == [True, False]
