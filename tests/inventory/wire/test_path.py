from typing import Any

from tests.tables import flow_records, record
from zonewright.inventory.wire.column import derive_columns
from zonewright.inventory.wire.path import choose_views

LEFT, RIGHT = "00:a0:45:00:00:01", "00:a0:45:00:00:02"


def view(**more: Any) -> dict[str, Any]:
    return record("10.0.1.1", "10.0.2.1", src_port=4000, dst_port=502, **more)


def packets(*rows: dict[str, Any]) -> int:
    columns = derive_columns(flow_records(*rows))
    return int((columns.packets * choose_views(columns)).sum())


def test_a_routed_packet_that_two_segments_show_counts_once() -> None:
    assert packets(view(dst_mac=LEFT), view(src_mac=RIGHT)) == 10


def test_the_fuller_view_counts() -> None:
    assert packets(view(dst_mac=LEFT, packets=8), view(src_mac=RIGHT, packets=9)) == 9


def test_a_single_packet_reaches_the_second_point_a_little_later() -> None:
    first = view(dst_mac=LEFT, at=1, until=1, packets=1)
    second = view(src_mac=RIGHT, at=1.00005, until=1.00005, packets=1)
    rest = record("10.0.1.1", "10.0.2.9", at=0, until=60, packets=0)
    assert packets(first, second, rest) == 1


def test_a_failover_to_another_router_adds_up() -> None:
    assert packets(view(dst_mac=LEFT, at=0, until=10), view(dst_mac=RIGHT, at=20, until=30)) == 20


def test_the_files_of_one_sensor_add_up_even_when_they_touch() -> None:
    assert packets(view(input="input-a", at=0, until=10), view(input="input-b", at=10.001, until=20)) == 20


def test_two_sensors_at_once_count_once() -> None:
    assert packets(view(input="input-a", at=0, until=10), view(input="input-b", at=0.5, until=10.5)) == 10


def test_two_files_together_may_outweigh_one_long_view() -> None:
    files = [view(input="input-a", at=0, until=10), view(input="input-b", at=11, until=20)]
    assert packets(*files, view(input="input-c", at=0, until=20, packets=15)) == 20
    assert packets(*files, view(input="input-c", at=0, until=20, packets=25)) == 25


def test_on_a_tie_the_lower_input_stands() -> None:
    columns = derive_columns(flow_records(view(input="input-b"), view(input="input-a")))
    chosen = choose_views(columns)
    assert [columns.inputs[at] for at in columns.input[chosen]] == ["input-a"]


def test_nothing_to_choose() -> None:
    assert choose_views(derive_columns(flow_records())).tolist() == []


def told(code: int, count: int, **more: Any) -> dict[str, Any]:
    """A row of a log: no packets, one message."""
    return view(packets=0, messages=[{"code": code, "kind": 0, "count": count}], **more)


def chosen(*rows: dict[str, Any]) -> list[tuple[str, int]]:
    columns = derive_columns(flow_records(*rows))
    marks = choose_views(columns).tolist()
    counts = [sum(one["count"] for one in row or ()) for row in columns.messages.to_pylist()]
    names = [columns.inputs[at] for at in columns.input.tolist()]
    return sorted((name, count) for name, count, mark in zip(names, counts, marks, strict=True) if mark)


def test_what_two_logs_tell_of_one_function_counts_once() -> None:
    summary, detail = told(5, 7, input="input-a"), told(5, 9, input="input-b")
    assert chosen(summary, detail) == [("input-b", 9)]


def test_of_equal_counts_the_log_that_tells_more_counts() -> None:
    bare, second_part = told(9, 3, input="input-a"), told((9 << 15) | 3, 3, input="input-b")
    assert chosen(bare, second_part) == [("input-b", 3)]


def test_what_each_of_two_logs_tells_alone_counts() -> None:
    sessions, services = told(102, 1, input="input-a"), told((113 << 15) | 77, 9, input="input-b")
    assert chosen(sessions, services) == [("input-a", 1), ("input-b", 9)]


def test_connections_and_messages_of_logs_do_not_compete() -> None:
    assert chosen(view(input="input-a", packets=10), told(5, 7, input="input-b")) == [("input-a", 0), ("input-b", 7)]


def test_a_log_says_again_what_a_capture_shows() -> None:
    capture = view(input="input-c", messages=[{"code": 5, "kind": 0, "count": 8}])
    assert chosen(capture, view(input="input-a"), told(5, 7, input="input-b")) == [("input-c", 8)]


def test_a_log_of_another_day_counts_beside_a_capture() -> None:
    capture = view(input="input-c", at=0, until=10, messages=[{"code": 5, "kind": 0, "count": 8}])
    assert chosen(capture, told(5, 7, input="input-b", at=1000, until=1010)) == [("input-b", 7), ("input-c", 8)]
