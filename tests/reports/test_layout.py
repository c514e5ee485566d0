from itertools import combinations, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from zonewright.reports.layout import GUTTER, Box, Layout, Line, Place, Point, derive_layout, spread

THIN = 0.2  # places are rounded to a tenth of a pixel


@st.composite
def drawings(draw: st.DrawFn) -> tuple[list[Box], list[Line]]:
    """Up to 14 boxes in up to 5 bands, and lines between any two of them."""
    count = draw(st.integers(1, 14))
    boxes = [
        Box(f"box {number}", draw(st.integers(0, 4)), 208.0, draw(st.sampled_from([52.0, 120.0, 205.0])))
        for number in range(count)
    ]
    pairs = list(combinations([box.key for box in boxes], 2))
    chosen = draw(st.lists(st.sampled_from(pairs), max_size=12)) if pairs else []
    return boxes, [Line(f"line {number}", ends) for number, ends in enumerate(chosen)]


def inside(point: Point, place: Place) -> bool:
    x, y = point
    between = place.x + THIN < x < place.x + place.width - THIN
    return between and place.y + THIN < y < place.y + place.height - THIN


def crosses(begin: Point, end: Point, *, place: Place) -> bool:
    """Whether the piece, drawn as a soft curve inside its own rectangle, can touch the inside of the box."""
    left, right = sorted((begin[0], end[0]))
    top, bottom = sorted((begin[1], end[1]))
    beside = right <= place.x + THIN or place.x + place.width - THIN <= left
    return not (beside or bottom <= place.y + THIN or place.y + place.height - THIN <= top)


def on_edge(point: Point, place: Place) -> bool:
    x, y = point
    within = place.x - THIN <= x <= place.x + place.width + THIN
    return within and (abs(y - place.y) < THIN or abs(y - place.y - place.height) < THIN)


@settings(max_examples=150, deadline=None)
@given(drawings())
def test_boxes_never_overlap(drawing: tuple[list[Box], list[Line]]) -> None:
    layout = derive_layout(*drawing)
    for one, other in combinations(layout.places.values(), 2):
        corners = (one.x, one.y), (one.x + one.width, one.y + one.height)
        assert not crosses(*corners, place=other)


@settings(max_examples=150, deadline=None)
@given(drawings())
def test_every_line_begins_and_ends_on_the_edges_of_its_boxes(drawing: tuple[list[Box], list[Line]]) -> None:
    boxes, lines = drawing
    layout = derive_layout(boxes, lines)
    assert set(layout.routes) == {line.key for line in lines}
    for line in lines:
        ends = [layout.places[key] for key in line.ends]
        first, last = layout.routes[line.key][0], layout.routes[line.key][-1]
        assert any(on_edge(first, one) and on_edge(last, other) for one, other in (ends, ends[::-1]))


@settings(max_examples=150, deadline=None)
@given(drawings())
def test_no_line_runs_through_a_box(drawing: tuple[list[Box], list[Line]]) -> None:
    layout = derive_layout(*drawing)
    for route in layout.routes.values():
        for begin, end in pairwise(route):
            assert not any(crosses(begin, end, place=place) for place in layout.places.values())


@settings(max_examples=50, deadline=None)
@given(drawings())
def test_everything_stands_inside_the_picture_beside_the_words_of_the_levels(
    drawing: tuple[list[Box], list[Line]],
) -> None:
    layout = derive_layout(*drawing)
    points = [point for route in layout.routes.values() for point in route]
    points += [(place.x, place.y) for place in layout.places.values()]
    points += [(place.x + place.width, place.y + place.height) for place in layout.places.values()]
    assert all(GUTTER - THIN <= x < layout.width and 0 < y < layout.height for x, y in points)


@settings(max_examples=50, deadline=None)
@given(drawings())
def test_equal_input_gives_an_equal_drawing(drawing: tuple[list[Box], list[Line]]) -> None:
    assert derive_layout(*drawing) == derive_layout(*drawing)


@settings(max_examples=50, deadline=None)
@given(drawings())
def test_a_lower_band_stands_lower(drawing: tuple[list[Box], list[Line]]) -> None:
    layout = derive_layout(*drawing)
    for one, other in combinations(drawing[0], 2):
        upper, lower = sorted((one, other), key=lambda box: box.band)
        if upper.band < lower.band:
            assert layout.places[upper.key].y + upper.height < layout.places[lower.key].y
    tops = {box.band: min(layout.places[b.key].y for b in drawing[0] if b.band == box.band) for box in drawing[0]}
    assert layout.band_tops == tops


def test_nothing_to_draw_is_an_empty_picture() -> None:
    layout = derive_layout([], [])
    assert layout == Layout({}, {}, {}, layout.width, layout.height)
    assert layout.width > 0 < layout.height


def test_a_line_past_a_row_has_a_passage_beside_the_box() -> None:
    boxes = [Box("top", 0, 200, 50), Box("middle", 1, 200, 50), Box("bottom", 2, 200, 50)]
    layout = derive_layout(boxes, [Line("past", ("top", "bottom"))])
    middle = layout.places["middle"]
    passed = [x for x, y in layout.routes["past"] if middle.y <= y <= middle.y + middle.height]
    assert len(passed) == 2
    assert len(set(passed)) == 1
    assert not inside((passed[0], middle.y + 25), middle)


def test_two_lines_between_neighbours_of_one_row_do_not_lie_on_each_other() -> None:
    boxes = [Box(key, 0, 200, 50) for key in ("a", "b", "c")]
    layout = derive_layout(boxes, [Line("short", ("a", "b")), Line("long", ("a", "c"))])
    depths = {key: max(y for _, y in route) for key, route in layout.routes.items()}
    assert depths["short"] != depths["long"]


places = st.lists(st.tuples(st.floats(-500, 500), st.sampled_from([1.0, 4.0])), min_size=1, max_size=9)


@given(places)
def test_spread_keeps_the_order_and_the_distances(wished: list[tuple[float, float]]) -> None:
    apart = [0.0] + [50.0] * (len(wished) - 1)
    found = spread([wish for wish, _ in wished], [weight for _, weight in wished], apart=apart)
    assert all(right - left >= 50 - 1e-6 for left, right in pairwise(found))


@given(st.lists(st.floats(0, 400), min_size=1, max_size=9))
def test_spread_grants_wishes_that_do_not_push(steps: list[float]) -> None:
    wishes = [50.0 * number + sum(steps[:number]) for number in range(len(steps))]
    found = spread(wishes, [1.0] * len(wishes), apart=[0.0] + [50.0] * (len(wishes) - 1))
    assert all(abs(one - other) < 1e-6 for one, other in zip(found, wishes, strict=True))


def test_spread_lets_the_heavy_one_stay() -> None:
    light, heavy = spread([0.0, 0.0], [1.0, 4.0], apart=[0.0, 50.0])
    assert abs(heavy) < abs(light)
