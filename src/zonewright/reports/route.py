"""Drawing the way of a line, and finding a free spot on it for its mark."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from zonewright.reports.layout import Place, Point

CORNER = 9.0
TRIES = (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8)


def render_path(route: Sequence[Point]) -> str:
    """Write the way as SVG path data: upright and level pieces straight, the others as soft curves."""
    pieces = [f"M{route[0][0]:.1f} {route[0][1]:.1f}"]
    for number, (begin, end) in enumerate(pairwise(route)):
        if not _is_straight(begin, end):
            half = (begin[1] + end[1]) / 2
            pieces.append(f"C{begin[0]:.1f} {half:.1f} {end[0]:.1f} {half:.1f} {end[0]:.1f} {end[1]:.1f}")
            continue
        following = route[number + 2] if number + 2 < len(route) else end
        if _turns(begin, end, following=following):
            before, after = _towards(end, begin, at_most=CORNER), _towards(end, following, at_most=CORNER)
            pieces.append(f"{_to(before)} Q{end[0]:.1f} {end[1]:.1f} {after[0]:.1f} {after[1]:.1f}")
        else:
            pieces.append(_to(end))
    return " ".join(pieces)


def derive_spot(route: Sequence[Point], size: tuple[float, float], *, taken: Sequence[Place]) -> Place:
    """Find a place for a mark of this size on the way that covers nothing taken; the middle if there is none."""
    width, height = size
    spots = [Place(x - width / 2, y - height / 2, width, height) for x, y in iter_points(route)]
    return next((spot for spot in spots if not any(overlaps(spot, other) for other in taken)), spots[0])


def iter_points(route: Sequence[Point]) -> Iterator[Point]:
    """Points on the drawn way, from its middle piece outwards."""
    pieces = list(pairwise(route))
    middle = (len(pieces) - 1) / 2
    for begin, end in sorted(pieces, key=lambda piece: (abs(pieces.index(piece) - middle), pieces.index(piece))):
        for share in TRIES:
            yield _point_at(begin, end, share=share)


def overlaps(one: Place, other: Place) -> bool:
    """Tell whether two places cover each other in part."""
    beside = one.x + one.width <= other.x or other.x + other.width <= one.x
    return not (beside or one.y + one.height <= other.y or other.y + other.height <= one.y)


def _point_at(begin: Point, end: Point, *, share: float) -> Point:
    """A point of the piece, straight or the curve that `render_path` draws."""
    (x1, y1), (x2, y2) = begin, end
    if _is_straight(begin, end):
        return x1 + (x2 - x1) * share, y1 + (y2 - y1) * share
    bent = share * share * (3 - 2 * share)
    rest = 1 - share
    half = (y1 + y2) / 2
    y = rest**3 * y1 + 3 * rest * share * half + share**3 * y2
    return x1 + (x2 - x1) * bent, y


def _is_straight(begin: Point, end: Point) -> bool:
    return begin[0] == end[0] or begin[1] == end[1]


def _turns(begin: Point, end: Point, *, following: Point) -> bool:
    if end == following or not _is_straight(end, following):
        return False
    return (begin[0] == end[0]) != (end[0] == following[0])


def _towards(corner: Point, other: Point, *, at_most: float) -> Point:
    length = abs(other[0] - corner[0]) + abs(other[1] - corner[1])
    share = min(at_most, length / 2) / length if length else 0.0
    return corner[0] + (other[0] - corner[0]) * share, corner[1] + (other[1] - corner[1]) * share


def _to(point: Point) -> str:
    return f"L{point[0]:.1f} {point[1]:.1f}"
