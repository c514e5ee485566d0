"""What every reading owes, whatever the bytes were; and a reading as plain text, to be held against another."""

from collections.abc import Iterator
from typing import Any

from zonewright.contracts.source import Reading


class Breach(AssertionError):  # noqa: N818 - it is said of a promise, and the tables call it so
    """A reader broke a promise: what it gave does not add up, or differs where it must not."""


def verify_reading(reading: Reading) -> None:
    """Hold one reading against the laws of `zonewright.contracts.source.Source`.

    Raises:
        Breach: one is broken.
    """
    record = reading.input
    ignored = sum((record.ignored or {}).values())
    if record.problems != tuple(one.id for one in reading.problems):
        raise Breach("the input names other problems than the reading has")
    if record.packets is not None:
        sum_ = (record.decoded or 0) + ignored + sum(one.packets for one in reading.problems)
        if record.packets != sum_:
            raise Breach(f"{record.packets} packets, but {sum_} are accounted for")
    if record.lines is not None:
        sum_ = (record.used or 0) + ignored + len(reading.problems)
        if record.lines != sum_:
            raise Breach(f"{record.lines} lines, but {sum_} are accounted for")
    known = {one.id for one in reading.observations}
    for what, basis in _iter_bases(reading):
        if not set(basis) <= known:
            raise Breach(f"{what} rests on nothing that was observed")
    for table in (reading.flow_records, reading.sightings):
        if table is not None:
            table.validate(full=True)


def _iter_bases(reading: Reading) -> Iterator[tuple[str, tuple[str, ...]]]:
    plant = reading.plant
    nouns = (plant.assets, plant.functions, plant.zones, plant.conduits, plant.calendar) if plant else ()
    yield from ((type(one).__name__, (str(one.declared_by),)) for section in nouns for one in section)
    yield from (("a configuration", one.basis) for one in reading.configurations)
    yield from (("a host", one.basis) for one in reading.hosts)


def render_reading(reading: Reading) -> dict[str, Any]:
    """Write all of a reading of a capture as words and rows that compare."""
    flows = reading.flow_records.to_pylist() if reading.flow_records is not None else []
    sightings = reading.sightings.to_pylist() if reading.sightings is not None else []
    return {
        "input": [repr(reading.input)],
        "problems": [repr(one) for one in reading.problems],
        "flow_records": [repr(row) for row in flows],
        "sightings": [repr(row) for row in sightings],
    }


def find_difference(ours: dict[str, Any], theirs: dict[str, Any]) -> str | None:
    """Say where two rendered readings differ first."""
    for part in ours:
        if len(ours[part]) != len(theirs[part]):
            return f"{part}: {len(ours[part])} compiled, {len(theirs[part])} uncompiled"
        for number, (one, other) in enumerate(zip(ours[part], theirs[part], strict=True)):
            if one != other:
                return f"{part} {number}:\n  compiled   {one}\n  uncompiled {other}"
    return None
