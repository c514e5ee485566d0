"""Sets of packets as disjoint boxes: exact, and small for the questions asked between two zones."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from zonewright.allowlist.span import (
    LAST_ADDRESS,
    LAST_PORT,
    LAST_PROTOCOL,
    Span,
    render_addresses,
    render_protocol,
)
from zonewright.errors import UnsupportedError

Box = tuple[Span, Span, Span, Span, Span, Span]
"""IP version, source, destination, protocol, source port, destination port."""

AXES = ("version", "source", "destination", "protocol", "source_port", "destination_port")
MOST_BOXES = 1024


@dataclass(frozen=True, slots=True)
class PacketSet:
    """Packets, as boxes that share no packet.

    Laws: `a.without(b)` and `a.within(b)` are disjoint and together are `a`; no operation changes its operands.
    """

    boxes: tuple[Box, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.boxes)

    def within(self, other: "PacketSet") -> "PacketSet":
        """Give the packets that are in both."""
        met = (_meet(mine, theirs) for mine in self.boxes for theirs in other.boxes)
        return _bounded(box for box in met if box is not None)

    def without(self, other: "PacketSet") -> "PacketSet":
        """Give the packets that are not in the other."""
        left = self
        for hole in other.boxes:
            left = _bounded(piece for box in left.boxes for piece in _cut(box, hole))
        return left

    def joined(self, other: "PacketSet") -> "PacketSet":
        """Give the packets that are in either."""
        return _bounded((*self.boxes, *other.without(self).boxes))

    def stacked(self, other: "PacketSet") -> "PacketSet":
        """Give the packets that are in either as boxes that may share packets: cheap, to be taken away or looked up."""
        return PacketSet((*self.boxes, *other.boxes))

    def holds(self, point: tuple[int, int, int, int, int, int]) -> bool:
        """Tell whether a packet is in the set; its numbers are in the order of `AXES`."""
        return any(all(low <= at <= high for at, (low, high) in zip(point, box, strict=True)) for box in self.boxes)


def make_box(
    version: int,
    *,
    source: Span | None = None,
    destination: Span | None = None,
    protocol: Span | None = None,
    destination_port: Span | None = None,
) -> Box:
    """Make a box; what is not named may be anything."""
    every = (0, LAST_ADDRESS[version])
    ends = source or every, destination or every
    ports = (0, LAST_PORT), destination_port or (0, LAST_PORT)
    return ((version, version), *ends, protocol or (0, LAST_PROTOCOL), *ports)


def everything() -> PacketSet:
    """Give all packets of both IP versions."""
    return PacketSet((make_box(4), make_box(6)))


def limit_axis(packets: PacketSet, axis: str, *, spans: Iterable[Span]) -> PacketSet:
    """Keep the packets whose number on an axis is in one of the spans; the spans may overlap."""
    at = AXES.index(axis)
    merged = merge_spans(spans)
    return _bounded(
        (*box[:at], (max(box[at][0], low), min(box[at][1], high)), *box[at + 1 :])  # type: ignore[misc]
        for box in packets.boxes
        for low, high in merged
        if max(box[at][0], low) <= min(box[at][1], high)
    )


def merge_spans(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Give the same numbers as sorted spans that neither overlap nor touch."""
    merged: list[Span] = []
    for low, high in sorted(spans):
        if merged and low <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(high, merged[-1][1]))
        else:
            merged.append((low, high))
    return tuple(merged)


def outside_spans(spans: Iterable[Span], last: int) -> tuple[Span, ...]:
    """Give the numbers from 0 to `last` that are in none of the spans."""
    gaps: list[Span] = []
    start = 0
    for low, high in merge_spans(spans):
        if start < low:
            gaps.append((start, low - 1))
        start = high + 1
    return (*gaps, (start, last)) if start <= last else tuple(gaps)


def render_box(box: Box) -> str:
    """Say in words which packets a box holds."""
    (version, _), source, destination, protocol, _, port = box
    what = "any protocol"
    if protocol != (0, LAST_PROTOCOL):
        names = dict.fromkeys(render_protocol(number) for number in protocol)
        what = " to ".join(names)
    ends = f"from {render_addresses(version, source)} to {render_addresses(version, destination)}"
    if port == (0, LAST_PORT):
        return f"{what} {ends}"
    return f"{what} {ends} port {port[0]}" + (f"-{port[1]}" if port[1] != port[0] else "")


def _meet(one: Box, other: Box) -> Box | None:
    spans = tuple((max(a[0], b[0]), min(a[1], b[1])) for a, b in zip(one, other, strict=True))
    return None if any(low > high for low, high in spans) else spans  # type: ignore[return-value]


def _cut(box: Box, hole: Box) -> Iterator[Box]:
    """Give what is left of a box: at most two slices an axis."""
    if any(low > last or high < first for (first, last), (low, high) in zip(box, hole, strict=True)):
        yield box
        return
    met = _meet(box, hole) or box
    rest = list(box)
    for at, (low, high) in enumerate(met):
        first, last = rest[at]
        if first < low:
            yield (*rest[:at], (first, low - 1), *rest[at + 1 :])  # type: ignore[misc]
        if high < last:
            yield (*rest[:at], (high + 1, last), *rest[at + 1 :])  # type: ignore[misc]
        rest[at] = (low, high)


def _bounded(boxes: Iterable[Box]) -> PacketSet:
    """Keep to what a laptop computes in a moment.

    Raises:
        UnsupportedError: more than `MOST_BOXES` boxes are needed.
    """
    kept: list[Box] = []
    for box in boxes:
        kept.append(box)
        if len(kept) > MOST_BOXES:
            raise UnsupportedError(f"the filter falls into more than {MOST_BOXES} boxes between these addresses")
    return PacketSet(tuple(kept))
