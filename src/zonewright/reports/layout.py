"""Placing zones in rows by Purdue level and leading lines between them round the boxes.

A small layered drawing after Sugiyama, Tagawa and Toda (1981): long lines get a place of their own in every row they
pass, rows are ordered by the mean place of their neighbours, and the result depends on nothing but the input's order.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

ROW_LENGTH = 5
GAP_X = 36.0
GAP_Y = 92.0
PASSAGE_WIDTH = 18.0
MARGIN = 28.0
SWEEPS = 8

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
    """A connection between two boxes."""

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
    """The finished drawing: places by box, points by line (first and last on the boxes' edges), and its size."""

    places: Mapping[str, Place]
    routes: Mapping[str, tuple[Point, ...]]
    band_tops: Mapping[int, float]
    width: float
    height: float


def derive_layout(boxes: Sequence[Box], lines: Sequence[Line]) -> Layout:
    """Place the boxes and lead the lines; equal input gives an equal drawing."""
    rows = _rows(boxes)
    row_of = {key: number for number, row in enumerate(rows) for key in row}
    chains = {line.key: _chain(line, row_of, rows=rows) for line in lines}
    ordered = _order(rows, chains.values())
    sizes = {box.key: (box.width, box.height) for box in boxes}
    centres = _centres(ordered, sizes)
    tops, height = _tops(ordered, sizes)
    places = {
        key: Place(centres[key] - sizes[key][0] / 2, tops[row_of[key]], sizes[key][0], sizes[key][1]) for key in sizes
    }
    bottoms = [top + _row_height(row, sizes) for row, top in zip(ordered, tops, strict=True)]
    routes = _routes(lines, chains, places=places, frame=(centres, tops, bottoms))
    width = max((centres[key] + _width(key, sizes) / 2 for row in ordered for key in row), default=0.0) + MARGIN
    band_tops: dict[int, float] = {}
    for box in boxes:
        band_tops[box.band] = min(band_tops.get(box.band, height), tops[row_of[box.key]])
    return Layout(places, routes, band_tops, width, height)


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


def _order(rows: list[list[str]], chains: Iterable[tuple[str, ...]]) -> list[list[str]]:
    neighbours: dict[str, list[str]] = {}
    for chain in chains:
        for above, below in pairwise(chain):
            neighbours.setdefault(above, []).append(below)
            neighbours.setdefault(below, []).append(above)
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


def _centres(rows: Sequence[Sequence[str]], sizes: Mapping[str, tuple[float, float]]) -> dict[str, float]:
    lengths = [sum(_width(key, sizes) for key in row) + GAP_X * (len(row) - 1) for row in rows]
    centres: dict[str, float] = {}
    for row, length in zip(rows, lengths, strict=True):
        x = MARGIN + (max(lengths) - length) / 2
        for key in row:
            centres[key] = x + _width(key, sizes) / 2
            x += _width(key, sizes) + GAP_X
    return centres


def _row_height(row: Sequence[str], sizes: Mapping[str, tuple[float, float]]) -> float:
    return max((sizes[key][1] for key in row if key in sizes), default=0.0)


def _tops(rows: Sequence[Sequence[str]], sizes: Mapping[str, tuple[float, float]]) -> tuple[list[float], float]:
    tops: list[float] = []
    y = MARGIN
    for row in rows:
        tops.append(y)
        y += _row_height(row, sizes) + GAP_Y
    return tops, y - (GAP_Y / 2 if rows else 0)


def _routes(
    lines: Sequence[Line],
    chains: Mapping[str, tuple[str, ...]],
    *,
    places: Mapping[str, Place],
    frame: tuple[Mapping[str, float], Sequence[float], Sequence[float]],
) -> dict[str, tuple[Point, ...]]:
    centres, tops, bottoms = frame
    ports = _ports(lines, chains, places=places, centres=centres)
    row_at = {top: number for number, top in enumerate(tops)}
    routes: dict[str, tuple[Point, ...]] = {}
    for line in lines:
        chain = chains[line.key]
        upper, lower = places[chain[0]], places[chain[-1]]
        start = (ports[line.key, chain[0]], upper.y + upper.height)
        if upper.y == lower.y:
            end = (ports[line.key, chain[-1]], lower.y + lower.height)
            depth = bottoms[row_at[upper.y]] + GAP_Y * 0.45
            routes[line.key] = (start, ((start[0] + end[0]) / 2, depth), end)
            continue
        first = row_at[upper.y] + 1
        between = [
            point
            for offset, key in enumerate(chain[1:-1])
            for point in ((centres[key], tops[first + offset]), (centres[key], bottoms[first + offset]))
        ]
        routes[line.key] = (start, *between, (ports[line.key, chain[-1]], lower.y))
    return routes


def _ports(
    lines: Sequence[Line],
    chains: Mapping[str, tuple[str, ...]],
    *,
    places: Mapping[str, Place],
    centres: Mapping[str, float],
) -> dict[tuple[str, str], float]:
    """Spread the lines that leave one edge of a box, in the order of where they go."""
    edges: dict[tuple[str, bool], list[tuple[float, str]]] = {}
    for line in lines:
        chain = chains[line.key]
        level = places[chain[0]].y == places[chain[-1]].y
        edges.setdefault((chain[0], True), []).append((centres[chain[1]], line.key))
        edges.setdefault((chain[-1], level), []).append((centres[chain[-2]], line.key))
    ports: dict[tuple[str, str], float] = {}
    for (key, _), leaving in edges.items():
        place = places[key]
        for number, (_, line_key) in enumerate(sorted(leaving)):
            ports[line_key, key] = place.x + place.width * (number + 1) / (len(leaving) + 1)
    return ports
