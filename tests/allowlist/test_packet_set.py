from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zonewright.allowlist.packet_set import (
    MOST_BOXES,
    Box,
    PacketSet,
    everything,
    limit_axis,
    make_box,
    merge_spans,
    outside_spans,
    render_box,
)
from zonewright.errors import UnsupportedError

spans = st.tuples(st.integers(0, 3), st.integers(0, 3)).map(lambda pair: (min(pair), max(pair)))
boxes = st.builds(
    lambda source, destination, port: make_box(4, source=source, destination=destination, destination_port=port),
    spans,
    spans,
    spans,
)
POINTS = [(4, source, destination, 6, 9, port) for source, destination, port in product(range(4), repeat=3)]


def join(found: list[Box]) -> PacketSet:
    every = PacketSet()
    for box in found:
        every = every.joined(PacketSet((box,)))
    return every


sets = st.lists(boxes, max_size=3).map(join)


@given(sets, sets)
def test_sets_behave_as_sets(one: PacketSet, other: PacketSet) -> None:
    for point in POINTS:
        here, there = one.holds(point), other.holds(point)
        assert one.within(other).holds(point) == (here and there)
        assert one.without(other).holds(point) == (here and not there)
        assert one.joined(other).holds(point) == (here or there)


@given(sets)
def test_boxes_share_no_packet(one: PacketSet) -> None:
    for point in POINTS:
        assert sum(PacketSet((box,)).holds(point) for box in one.boxes) <= 1


@given(sets)
def test_an_empty_set_is_false(one: PacketSet) -> None:
    assert bool(one) == any(one.holds(point) for point in POINTS)
    assert not one.without(one)


def test_an_axis_is_limited_to_spans_that_may_overlap() -> None:
    kept = limit_axis(everything(), "destination_port", spans=[(1, 5), (4, 9)])
    assert kept.boxes == (make_box(4, destination_port=(1, 9)), make_box(6, destination_port=(1, 9)))


def test_spans_and_their_gaps() -> None:
    assert merge_spans([(5, 6), (1, 2), (3, 3), (9, 9)]) == ((1, 3), (5, 6), (9, 9))
    assert outside_spans([(0, 2), (5, 6)], 9) == ((3, 4), (7, 9))
    assert outside_spans([(0, 9)], 9) == ()


def test_a_box_in_words() -> None:
    box = make_box(4, source=(10, 10), destination=(0, 255), protocol=(6, 6), destination_port=(1, 501))
    assert render_box(box) == "tcp from 0.0.0.10 to 0.0.0.0/24 port 1-501"
    assert render_box(make_box(6)) == "any protocol from any address to any address"
    assert render_box(make_box(4, protocol=(18, 255))) == "ip-18 to ip-255 from any address to any address"


def test_too_many_boxes_are_refused() -> None:
    many = PacketSet(tuple(make_box(4, destination_port=(port, port)) for port in range(MOST_BOXES + 1)))
    with pytest.raises(UnsupportedError, match=f"more than {MOST_BOXES} boxes"):
        many.joined(PacketSet())
