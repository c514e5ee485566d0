"""What the messages of a flow touch: ranges of addresses, put together to stretches without a hole."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from zonewright.inventory.wire.column import Columns, Numbers
from zonewright.model.flow import Range
from zonewright.protocols.counter import key_of
from zonewright.protocols.room import Room

PARTS = ("code", "unit", "area", "first", "last", "count", "exact")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of addresses by its numbers; -1 for what there is not."""

    code: int
    unit: int
    area: int
    first: int
    last: int
    count: int
    exact: bool

    @property
    def place(self) -> tuple[int, int, int]:
        """Say where its addresses count."""
        return self.code, self.unit, self.area


def derive_stretches(
    columns: Columns, number: Numbers, *, reply: Numbers, chosen: npt.NDArray[np.bool_]
) -> Mapping[int, tuple[Stretch, ...]]:
    """Put together what each flow touches.

    The questions tell; the answers do for a code whose questions were not seen.

    Args:
        columns: rows of the flow records.
        number: flow of every row.
        reply: 1 for rows from the server.
        chosen: rows that count.
    """
    asked: dict[int, list[Stretch]] = defaultdict(list)
    answered: dict[int, list[Stretch]] = defaultdict(list)
    for row, stretch in _iter_stretches(columns, chosen):
        (answered if reply[row] else asked)[int(number[row])].append(stretch)
    found = {}
    for flow in sorted({*asked, *answered}):
        codes = {one.code for one in asked[flow]}
        every = [*asked[flow], *(one for one in answered[flow] if one.code not in codes)]
        found[flow] = tuple(_join(every))
    return found


def name_ranges(stretches: Iterable[Stretch], room: Room | None) -> tuple[Range, ...]:
    """Give stretches in the words of their protocol."""
    known = room or Room("", {}, lambda _: ())
    return tuple(
        Range(
            code=key_of(one.code),
            unit=known.name_unit(one.unit) if one.unit >= 0 else None,
            area=known.name_area(one.area) if one.area >= 0 else None,
            first=one.first if one.first >= 0 else None,
            last=one.last if one.last >= 0 else None,
            count=one.count,
            exact=one.exact,
        )
        for one in stretches
    )


def _iter_stretches(columns: Columns, chosen: npt.NDArray[np.bool_]) -> Iterator[tuple[int, Stretch]]:
    kept = columns.ranges.filter(pa.array(chosen))
    flat = kept.flatten()
    if not len(flat):
        return
    rows = np.flatnonzero(chosen)[np.asarray(kept.value_parent_indices().to_numpy(zero_copy_only=False))]
    parts = [flat.field(at).to_pylist() for at in range(len(PARTS))]
    for row, *values in zip(rows.tolist(), *parts, strict=True):
        yield row, Stretch(*values)


def _join(stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    """Join stretches that overlap or touch each other; one that is not exact makes the whole not exact."""
    last: Stretch | None = None
    for one in sorted(stretches, key=lambda s: (*s.place, s.first, s.last, s.count, s.exact)):
        if last is not None and last.place == one.place and one.first <= last.last + 1:
            last = Stretch(
                *last.place, last.first, max(last.last, one.last), last.count + one.count, last.exact and one.exact
            )
            continue
        if last is not None:
            yield last
        last = one
    if last is not None:
        yield last
