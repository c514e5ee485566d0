import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from zonewright.reports.layout import Place, Point
from zonewright.reports.route import derive_spot, iter_points, overlaps, render_path

UP_AND_DOWN = ((10.0, 0.0), (10.0, 40.0), (90.0, 80.0), (90.0, 120.0))
ARC = ((10.0, 50.0), (10.0, 70.0), (90.0, 70.0), (90.0, 50.0))

points = st.tuples(st.integers(0, 900).map(float), st.integers(0, 900).map(float))
routes = st.lists(points, min_size=2, max_size=6).map(tuple)


def test_upright_pieces_are_straight_and_the_others_soft() -> None:
    assert render_path(UP_AND_DOWN) == "M10.0 0.0 L10.0 40.0 C10.0 60.0 90.0 60.0 90.0 80.0 L90.0 120.0"


def test_a_line_inside_a_row_has_round_corners() -> None:
    path = render_path(ARC)
    assert path.count("Q") == 2
    assert path.startswith("M10.0 50.0")
    assert path.endswith("L90.0 50.0")


@given(routes)
def test_a_path_begins_and_ends_where_the_route_does(route: tuple[Point, ...]) -> None:
    numbers = re.findall(r"-?\d+\.\d", render_path(route))
    assert (float(numbers[0]), float(numbers[1])) == route[0]
    assert (float(numbers[-2]), float(numbers[-1])) == route[-1]


@given(routes)
def test_every_point_offered_lies_within_its_piece(route: tuple[Point, ...]) -> None:
    for x, y in iter_points(route):
        assert any(
            min(a[0], b[0]) - 1e-6 <= x <= max(a[0], b[0]) + 1e-6
            and min(a[1], b[1]) - 1e-6 <= y <= max(a[1], b[1]) + 1e-6
            for a, b in pairwise(route)
        )


def test_the_middle_of_the_way_is_offered_first() -> None:
    assert next(iter_points(UP_AND_DOWN)) == (50.0, 60.0)


def test_a_mark_moves_along_the_way_from_what_is_taken() -> None:
    first = derive_spot(UP_AND_DOWN, (30, 18), taken=[])
    second = derive_spot(UP_AND_DOWN, (30, 18), taken=[first])
    assert not overlaps(first, second)


def test_a_mark_without_a_free_spot_stands_in_the_middle() -> None:
    everything = Place(-1000, -1000, 3000, 3000)
    assert derive_spot(UP_AND_DOWN, (30, 18), taken=[everything]) == derive_spot(UP_AND_DOWN, (30, 18), taken=[])


def test_places_that_touch_do_not_overlap() -> None:
    assert not overlaps(Place(0, 0, 10, 10), Place(10, 0, 10, 10))
    assert overlaps(Place(0, 0, 10, 10), Place(9, 9, 10, 10))
