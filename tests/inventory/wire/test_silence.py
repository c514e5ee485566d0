from tests.tables import flow_records, record
from zonewright.inventory.identity import Joins
from zonewright.inventory.wire.column import derive_columns
from zonewright.inventory.wire.direction import derive_conversations
from zonewright.inventory.wire.silence import derive_receivers, left_out_problems


def receivers(*rows: object) -> list[str]:
    columns = derive_columns(flow_records(*rows))  # type: ignore[arg-type]
    joins = Joins()
    joins.add(("ip", "10.0.0.1"))
    return [text for _, text in derive_receivers(columns, derive_conversations(columns, frozenset()), joins=joins)]


def test_who_is_told_something_is_there() -> None:
    assert receivers(record("10.0.0.1", "10.0.0.9", transport="udp", src_port=1, dst_port=2)) == ["10.0.0.9"]


def test_a_syn_and_an_echo_request_prove_nothing() -> None:
    assert receivers(record("10.0.0.1", "10.0.0.9", payload_bytes=0, src_port=1, dst_port=2)) == []
    assert receivers(record("10.0.0.1", "10.0.0.9", transport="icmp")) == []


def test_a_sweep_proves_nothing() -> None:
    rows = [record("10.0.0.1", f"10.0.1.{n}", transport="udp", src_port=1, dst_port=2) for n in range(1, 40)]
    assert receivers(rows) == []


def test_what_is_left_out_is_said() -> None:
    (problem,) = left_out_problems({"input-a": 7})
    assert problem.what.startswith("7 packets")
