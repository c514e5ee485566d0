"""Placing zones in rows by Purdue level and leading lines between them round the boxes.

A small layered drawing after Sugiyama, Tagawa and Toda (1981): long lines get a passage of their own in every row they
pass, rows are ordered by the mean place of their neighbours, and each row is then spread as near to its neighbours as
the gaps allow. The result depends on nothing but the input's order.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

ROW_LENGTH = 5
GAP_X = 30.0
PASSAGE_GAP = 18.0
GAP_Y = 88.0
LANE = 16.0
PASSAGE_WIDTH = 14.0
PASSAGE_WEIGHT = 4.0
MARGIN = 28.0
GUTTER = 92.0
SWEEPS = 24

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A zone before it has a place: its key, the band it belongs to (0 is on top), width and height in pixels."""

    key: str
    band: int
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Line:
    """A connection between two different boxes."""

    key: str
    ends: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a box stands: left upper corner and size, in pixels."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Layout:
    """The finished drawing: places by box, points by line (first and last on the boxes' edges), and its size.

    In the rows every line runs upright beside the boxes; only in the gaps between rows does it go sideways.
    """

    places: Mapping[str, Place]
    routes: Mapping[str, tuple[Point, ...]]
    band_tops: Mapping[int, float]
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class _Frame:
    """Rows of keys (boxes and passages), their tops and bottoms, the centre of every key, and the lanes of arcs."""

    rows: Sequence[Sequence[str]]
    tops: Sequence[float]
    bottoms: Sequence[float]
    centres: Mapping[str, float]
    lanes: Mapping[str, int]


def derive_layout(boxes: Sequence[Box], lines: Sequence[Line]) -> Layout:
    """Place the boxes and lead the lines; equal input gives an equal drawing."""
    rows = _rows(boxes)
    row_of = {key: number for number, row in enumerate(rows) for key in row}
    chains = {line.key: _chain(line, row_of, rows=rows) for line in lines}
    sizes = {box.key: (box.width, box.height) for box in boxes}
    frame = _frame(_order(rows, chains.values()), chains, sizes=sizes)
    places = {
        key: Place(frame.centres[key] - width / 2, frame.tops[row_of[key]], width, height)
        for key, (width, height) in sizes.items()
    }
    routes = _routes(chains, places, frame=frame)
    right = max((frame.centres[key] + _width(key, sizes) / 2 for row in frame.rows for key in row), default=0.0)
    band_tops: dict[int, float] = {}
    for box in boxes:
        band_tops.setdefault(box.band, frame.tops[row_of[box.key]])
    height = max((*frame.bottoms, *(y for route in routes.values() for _, y in route)), default=0.0)
    return Layout(places, routes, band_tops, right + MARGIN, height + MARGIN)


def _rows(boxes: Sequence[Box]) -> list[list[str]]:
    rows: list[list[str]] = []
    for band in sorted({box.band for box in boxes}):
        keys = [box.key for box in boxes if box.band == band]
        rows.extend(keys[start : start + ROW_LENGTH] for start in range(0, len(keys), ROW_LENGTH))
    return rows


def _chain(line: Line, row_of: Mapping[str, int], *, rows: list[list[str]]) -> tuple[str, ...]:
    """Keys from the upper end to the lower one, with a passage in every row between; adds the passages to the rows."""
    upper, lower = sorted(line.ends, key=lambda key: row_of[key])
    passages = [f"{line.key}@{row}" for row in range(row_of[upper] + 1, row_of[lower])]
    for offset, key in enumerate(passages):
        rows[row_of[upper] + 1 + offset].append(key)
    return (upper, *passages, lower)


def _neighbours(chains: Iterable[tuple[str, ...]]) -> dict[str, list[str]]:
    neighbours: dict[str, list[str]] = {}
    for chain in chains:
        for above, below in pairwise(chain):
            neighbours.setdefault(above, []).append(below)
            neighbours.setdefault(below, []).append(above)
    return neighbours


def _order(rows: list[list[str]], chains: Iterable[tuple[str, ...]]) -> list[list[str]]:
    neighbours = _neighbours(chains)
    spot = {key: (number + 0.5) / len(row) for row in rows for number, key in enumerate(row)}
    ordered = [list(row) for row in rows]
    for sweep in range(SWEEPS):
        for row in ordered if sweep % 2 else reversed(ordered):
            mean = {key: _mean([spot[other] for other in neighbours.get(key, ())], spot[key]) for key in row}
            row.sort(key=lambda key: (mean[key], key))
            spot.update({key: (number + 0.5) / len(row) for number, key in enumerate(row)})
    return ordered


def _mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise


def _width(key: str, sizes: Mapping[str, tuple[float, float]]) -> float:
    return sizes[key][0] if key in sizes else PASSAGE_WIDTH


def _frame(
    rows: Sequence[Sequence[str]], chains: Mapping[str, tuple[str, ...]], *, sizes: Mapping[str, tuple[float, float]]
) -> _Frame:
    centres = _centres(rows, _neighbours(chains.values()), sizes=sizes)
    row_of = {key: number for number, row in enumerate(rows) for key in row}
    arcs = {key: chain for key, chain in chains.items() if row_of[chain[0]] == row_of[chain[-1]]}
    lanes = _lanes(arcs, row_of, centres=centres)
    tops: list[float] = []
    bottoms: list[float] = []
    y = MARGIN
    for number, row in enumerate(rows):
        tops.append(y)
        bottoms.append(y + max((sizes[key][1] for key in row if key in sizes), default=0.0))
        used = [lanes[key] for key, chain in arcs.items() if row_of[chain[0]] == number]
        y = bottoms[-1] + GAP_Y + LANE * max(used, default=0)
    return _Frame(rows, tops, bottoms, centres, lanes)


def _lanes(
    arcs: Mapping[str, tuple[str, ...]], row_of: Mapping[str, int], *, centres: Mapping[str, float]
) -> dict[str, int]:
    """Give each line inside a row a lane below it, short ones first, so that none lies on another."""
    spans = {key: sorted((centres[chain[0]], centres[chain[-1]])) for key, chain in arcs.items()}
    lanes: dict[str, int] = {}
    for key in sorted(arcs, key=lambda key: (spans[key][1] - spans[key][0], key)):
        beside = {
            lanes[other]
            for other in lanes
            if row_of[arcs[other][0]] == row_of[arcs[key][0]]
            and spans[other][0] <= spans[key][1]
            and spans[key][0] <= spans[other][1]
        }
        lanes[key] = next(lane for lane in range(1, len(arcs) + 1) if lane not in beside)
    return lanes


def _centres(
    rows: Sequence[Sequence[str]], neighbours: Mapping[str, list[str]], *, sizes: Mapping[str, tuple[float, float]]
) -> dict[str, float]:
    steps = [[0.0, *(_apart(one, other, sizes=sizes) for one, other in pairwise(row))] for row in rows]
    centres: dict[str, float] = {}
    for row, apart in zip(rows, steps, strict=True):
        x = -sum(apart) / 2
        for key, step in zip(row, apart, strict=True):
            x += step
            centres[key] = x
    for sweep in range(SWEEPS):
        order = range(len(rows)) if sweep % 2 else reversed(range(len(rows)))
        for number in order:
            row = rows[number]
            wishes = [_mean([centres[other] for other in neighbours.get(key, ())], centres[key]) for key in row]
            weights = [1.0 if key in sizes else PASSAGE_WEIGHT for key in row]
            centres.update(zip(row, spread(wishes, weights, apart=steps[number]), strict=True))
    left = min((centres[key] - _width(key, sizes) / 2 for row in rows for key in row), default=0.0)
    return {key: round(centre - left + GUTTER, 1) for key, centre in centres.items()}


def _apart(one: str, other: str, *, sizes: Mapping[str, tuple[float, float]]) -> float:
    gap = GAP_X if one in sizes or other in sizes else PASSAGE_GAP
    return (_width(one, sizes) + _width(other, sizes)) / 2 + gap


def spread(wishes: Sequence[float], weights: Sequence[float], *, apart: Sequence[float]) -> list[float]:
    """Places in the given order, at least so far apart from the one before, as near to the wishes as can be.

    The least weighted sum of squares, by pooling neighbours that push each other (isotonic regression).
    """
    blocks: list[tuple[float, float, int]] = []
    offset = 0.0
    offsets: list[float] = []
    for wish, weight, step in zip(wishes, weights, apart, strict=True):
        offset += step
        offsets.append(offset)
        mean, mass, count = wish - offset, weight, 1
        while blocks and blocks[-1][0] > mean:
            before, heavy, many = blocks.pop()
            mean, mass, count = (before * heavy + mean * mass) / (heavy + mass), heavy + mass, many + count
        blocks.append((mean, mass, count))
    flat = [mean for mean, _, count in blocks for _ in range(count)]
    return [place + offset for place, offset in zip(flat, offsets, strict=True)]


def _routes(
    chains: Mapping[str, tuple[str, ...]], places: Mapping[str, Place], *, frame: _Frame
) -> dict[str, tuple[Point, ...]]:
    ports = _ports(chains, places, centres=frame.centres)
    row_of = {key: number for number, row in enumerate(frame.rows) for key in row}
    routes: dict[str, tuple[Point, ...]] = {}
    for key, chain in chains.items():
        upper, lower = places[chain[0]], places[chain[-1]]
        begin, end = ports[key, chain[0]], ports[key, chain[-1]]
        bottom = frame.bottoms[row_of[chain[0]]]
        points = [(begin, upper.y + upper.height), (begin, bottom)]
        if key in frame.lanes:
            depth = bottom + LANE * frame.lanes[key]
            points += [(begin, depth), (end, depth), (end, lower.y + lower.height)]
        else:
            for passage in chain[1:-1]:
                row = row_of[passage]
                points += [(frame.centres[passage], frame.tops[row]), (frame.centres[passage], frame.bottoms[row])]
            points.append((end, lower.y))
        routes[key] = tuple(point for number, point in enumerate(points) if number == 0 or point != points[number - 1])
    return routes


def _ports(
    chains: Mapping[str, tuple[str, ...]], places: Mapping[str, Place], *, centres: Mapping[str, float]
) -> dict[tuple[str, str], float]:
    """Spread the lines that leave one edge of a box, in the order of where they go."""
    edges: dict[tuple[str, bool], list[tuple[float, str]]] = {}
    for key, chain in chains.items():
        level = places[chain[0]].y == places[chain[-1]].y
        edges.setdefault((chain[0], True), []).append((centres[chain[1]], key))
        edges.setdefault((chain[-1], level), []).append((centres[chain[-2]], key))
    ports: dict[tuple[str, str], float] = {}
    for (box, _), leaving in edges.items():
        place = places[box]
        for number, (_, key) in enumerate(sorted(leaving)):
            ports[key, box] = round(place.x + place.width * (number + 1) / (len(leaving) + 1), 1)
    return ports
