"""Adding up columns by key, in the order of the keys."""

from collections.abc import Mapping

import numpy as np
import pyarrow as pa

from zonewright.inventory.wire.column import Numbers


def derive_totals(
    keys: Mapping[str, Numbers],
    *,
    sums: Mapping[str, Numbers] | None = None,
    lowest: Mapping[str, Numbers] | None = None,
    highest: Mapping[str, Numbers] | None = None,
) -> dict[str, Numbers]:
    """Give one row per distinct key, sorted by key, with sums, lowest and highest values under their own names."""
    wanted = [(name, kind, given[name]) for kind, given in _kinds(sums, lowest, highest=highest) for name in given]
    table = pa.table({**keys, **{f"{name}_": values for name, _, values in wanted}})
    grouped = table.group_by(list(keys), use_threads=False).aggregate([(f"{n}_", kind) for n, kind, _ in wanted])
    grouped = grouped.sort_by([(key, "ascending") for key in keys])
    names = {key: key for key in keys} | {name: f"{name}__{kind}" for name, kind, _ in wanted}
    return {name: np.asarray(grouped.column(column).to_numpy(), dtype=np.int64) for name, column in names.items()}


def number_rows(*keys: Numbers) -> tuple[Numbers, Numbers]:
    """Number the distinct keys in their order; gives the number of every row, and one row for every number."""
    count = len(keys[0])
    order = np.lexsort(keys[::-1])
    changed = np.zeros(count, dtype=bool)
    for key in keys:
        ordered = key[order]
        changed[1:] |= ordered[1:] != ordered[:-1]
    numbers = np.empty(count, dtype=np.int64)
    numbers[order] = np.cumsum(changed)
    begins = order[np.flatnonzero(changed) if count else []]
    return numbers, np.concatenate([order[:1], begins]).astype(np.int64)


def _kinds(
    sums: Mapping[str, Numbers] | None, lowest: Mapping[str, Numbers] | None, *, highest: Mapping[str, Numbers] | None
) -> list[tuple[str, Mapping[str, Numbers]]]:
    return [("sum", sums or {}), ("min", lowest or {}), ("max", highest or {})]
