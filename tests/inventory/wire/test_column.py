import numpy as np

from tests.tables import exchange, flow_records, record
from zonewright.inventory.wire.column import derive_columns, select
from zonewright.protocols.counter import RESPONSE
from zonewright.protocols.kernel import pack


def test_ends_are_ip_addresses_or_macs() -> None:
    rows = [record("10.0.0.1", "10.0.0.2"), record(src_mac="00:1b:1b:00:00:03", dst_mac="01:0e:cf:00:00:00")]
    columns = derive_columns(flow_records(rows))
    texts = {columns.ends.texts[end] for end in [*columns.src, *columns.dst]}
    assert texts == {"10.0.0.1", "10.0.0.2", "00:1b:1b:00:00:03", "01:0e:cf:00:00:00"}


def test_the_sender_without_an_address_is_its_card() -> None:
    row = record("0.0.0.0", "255.255.255.255", src_mac="00:1b:1b:00:00:03", transport="udp", src_port=68, dst_port=67)
    columns = derive_columns(flow_records(row))
    assert columns.ends.texts[columns.src[0]] == "00:1b:1b:00:00:03"
    assert bool(columns.ends.is_group[columns.dst[0]])


def test_a_directed_broadcast_is_a_group() -> None:
    columns = derive_columns(flow_records(record("10.0.0.1", "10.0.0.255", dst_mac="ff:ff:ff:ff:ff:ff")))
    assert bool(columns.ends.is_group[columns.dst[0]])


def test_a_row_that_stands_there_twice_counts_once() -> None:
    assert len(derive_columns(flow_records(exchange("10.0.0.1", "10.0.0.2", 502) * 2))) == 2


def test_only_answers_come_from_a_server() -> None:
    says = [{"code": pack(3, -1, -1), "kind": RESPONSE, "count": 4}]
    columns = derive_columns(flow_records(record("10.0.0.2", "10.0.0.1", messages=says)))
    assert columns.from_server.tolist() == [1]


def test_select_keeps_rows_and_their_messages() -> None:
    columns = derive_columns(flow_records(exchange("10.0.0.1", "10.0.0.2", 502, codes={(3,): 5})))
    kept = select(columns, np.array([True, False]))
    assert (len(kept), len(kept.messages)) == (1, 1)


def test_no_rows() -> None:
    assert len(derive_columns(flow_records())) == 0


def test_equal_conversations_in_two_tunnels_are_two_rows() -> None:
    inside = [record("10.0.0.1", "10.0.0.2", tunnel=f"vxlan {number}") for number in (1, 2, 1)]
    columns = derive_columns(flow_records([record("10.0.0.1", "10.0.0.2"), *inside]))
    assert len(columns) == 3


def test_links_without_addresses_leave_them_absent() -> None:
    cooked = record("10.0.0.1", "10.0.0.2") | {"dst_mac": None}
    raw = record("10.0.0.3", "10.0.0.4") | {"src_mac": None, "dst_mac": None}
    neighbour = record(src_mac="00:1b:1b:00:00:03") | {"dst_mac": None}
    columns = derive_columns(flow_records([cooked, raw, neighbour]))
    assert sorted(zip(columns.src_mac.tolist(), columns.dst_mac.tolist(), strict=True)) == [
        (-1, -1),
        (0x001B1B000001, -1),
        (0x001B1B000003, -1),
    ]
