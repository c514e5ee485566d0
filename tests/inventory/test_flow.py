import numpy as np

from tests.tables import exchange, flow_records, lexicon, names_of, record, routed, take
from zonewright.inventory.flow import Parties, Vocabulary, derive_flows, transport_text
from zonewright.inventory.wire.column import derive_columns
from zonewright.inventory.wire.direction import derive_conversations
from zonewright.inventory.wire.path import choose_views
from zonewright.model.flow import Operation
from zonewright.model.identifier import Id
from zonewright.protocols.counter import RESPONSE
from zonewright.protocols.kernel import pack


def test_connections_of_one_pair_and_port_are_one_flow() -> None:
    rows = [exchange("10.0.0.1", "10.0.0.2", 502, client_port=port) for port in range(40000, 40005)]
    (flow,) = take(rows).flows
    assert (flow.packets, flow.bytes, len(flow.basis)) == (100, 10000, 2)


def test_a_routed_flow_counts_once_and_says_so() -> None:
    flow = next(f for f in take(routed("10.0.1.5", "10.0.2.5", 502)).flows if f.destination_port == 502)
    assert flow.packets == 20
    assert flow.why[0] == "20 packets were seen again at other points and count once"


def test_operations_count_requests() -> None:
    (flow,) = take(exchange("10.0.0.1", "10.0.0.2", 502, codes={(3,): 5, (16,): 2}, protocol="modbus")).flows
    assert (flow.operations[Operation.READ], flow.operations[Operation.WRITE]) == (5, 2)
    assert set(flow.operations) == set(Operation)


def test_answers_count_where_no_question_was_seen() -> None:
    says = [{"code": pack(3, -1, -1), "kind": RESPONSE, "count": 4}]
    rows = [record("10.0.0.2", "10.0.0.1", src_port=502, dst_port=4000, protocol="modbus", messages=says)]
    (flow,) = take(rows).flows
    assert flow.operations[Operation.READ] == 4
    assert flow.destination_port == 502


def test_a_name_read_off_the_port_is_assumed() -> None:
    (flow,) = take(exchange("10.0.0.1", "10.0.0.2", 22)).flows
    assert (flow.protocol, flow.assumed) == ("ssh", ("protocol",))


def test_an_answer_to_a_question_to_all_belongs_to_that_flow() -> None:
    ask = record("10.0.0.1", "239.255.255.250", transport="udp", src_port=5000, dst_port=1900)
    answer = record("10.0.0.2", "10.0.0.1", transport="udp", src_port=1900, dst_port=5000, at=1)
    found = take([ask, answer])
    assert [names_of(found)[flow.destination] for flow in found.flows] == ["239.255.255.250"]
    assert found.flows[0].packets == 20


def test_rows_without_a_party_are_counted() -> None:
    columns = derive_columns(flow_records(exchange("10.0.0.1", "10.0.0.2", 502)))
    folded = derive_flows(
        columns,
        derive_conversations(columns, frozenset()),
        chosen=choose_views(columns),
        parties=Parties(np.full(len(columns.ends.texts), -1), (Id("asset-a"),), ("a",), 1),
        vocabulary=Vocabulary({}, lexicon().services),
    )
    assert (folded.flows, dict(folded.left_out)) == ((), {"input-a": 20})


def test_transports_have_names() -> None:
    assert [transport_text(number) for number in (6, 17, 47, 256 + 0x8892)] == ["tcp", "udp", "ip-47", "ethernet"]
