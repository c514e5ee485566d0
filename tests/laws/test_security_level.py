"""Levels follow the verdicts: never above what is possible, never lower for a verdict more."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from zonewright.assessment.level import derive_levels
from zonewright.catalogs.catalog import get_rows
from zonewright.catalogs.row import Requirement
from zonewright.model.identifier import Id, Origin
from zonewright.model.verdict import Verdict, VerdictValue

ROWS = get_rows("62443-3-3", Requirement)
values = st.lists(st.sampled_from(VerdictValue), min_size=len(ROWS), max_size=len(ROWS))
verdicts = values.map(
    lambda found: [
        Verdict(Id(row.id), Origin.DERIVED, (row.catalog_id,), Id("zone"), row.id, value, "")
        for row, value in zip(ROWS, found, strict=True)
    ]
)


@given(verdicts)
def test_achieved_is_never_above_possible(given_verdicts: list[Verdict]) -> None:
    levels = derive_levels(given_verdicts, ROWS)
    assert all(low <= high <= 4 for low, high in zip(levels.achieved, levels.possible, strict=True))


@given(verdicts, st.integers(0, len(ROWS) - 1))
def test_a_verdict_more_that_is_met_never_lowers_a_level(given_verdicts: list[Verdict], at: int) -> None:
    better = [*given_verdicts]
    better[at] = replace(better[at], verdict=VerdictValue.MET)
    before, after = derive_levels(given_verdicts, ROWS), derive_levels(better, ROWS)
    assert all(low <= high for low, high in zip(before.achieved, after.achieved, strict=True))
    assert all(low <= high for low, high in zip(before.possible, after.possible, strict=True))


@given(verdicts)
def test_the_rows_that_hold_a_level_down_are_all_that_keep_it_from_the_next(given_verdicts: list[Verdict]) -> None:
    levels = derive_levels(given_verdicts, ROWS)
    for held, level in zip(levels.held_down_by, levels.achieved, strict=True):
        most = max(row.min_sl for row in ROWS if row.fr == f"FR {held.fr}")
        assert held.achieved or level >= min(most, 3)


def test_all_met_gives_the_highest_vector_there_is() -> None:
    every = [
        Verdict(Id(row.id), Origin.DERIVED, (row.catalog_id,), Id("zone"), row.id, VerdictValue.MET, "") for row in ROWS
    ]
    assert derive_levels(every, ROWS).achieved == (4, 4, 4, 4, 4, 3, 3)
    assert derive_levels(every, ROWS, sl_target=(4,) * 7).achieved == (4,) * 7
