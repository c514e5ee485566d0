import dataclasses
from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.plant import (
    CAPTURE,
    CELL_CONDUIT,
    FOREIGN,
    LIST,
    PANEL_WRITES,
    make_conflicts,
    make_empty_survey,
    make_rule,
    make_survey,
)
from tests.reports.words import even, find_row, row_of, rows_of
from zonewright.model.identifier import Id
from zonewright.model.survey import Survey
from zonewright.model.verdict import VerdictValue
from zonewright.reports.account import (
    make_conflicts as make_conflict_block,
)
from zonewright.reports.account import (
    make_coverage,
    make_inputs,
    make_plan,
    make_rules,
    make_verdicts,
    name_inputs,
)
from zonewright.reports.grid import Block
from zonewright.reports.register import make_namer

SURVEY = make_survey()
NAME = make_namer(SURVEY)
TITLES = {"SR 5.2": "Zone boundary protection"}
TEXT = "table inet rules {\n}\n"
BLOCKS: dict[str, Callable[[Survey], Block]] = {
    "plan": make_plan,
    "verdicts": lambda survey: make_verdicts(survey, make_namer(survey), titles=TITLES),
    "conflicts": lambda survey: make_conflict_block(survey, make_namer(survey)),
    "coverage": lambda survey: make_coverage(survey, make_namer(survey)),
    "inputs": lambda survey: make_inputs(survey, make_namer(survey)),
    "rules": lambda survey: make_rules(survey, make_namer(survey), text=TEXT),
}


@pytest.mark.parametrize("word", BLOCKS)
def test_every_row_has_a_cell_for_every_column(word: str) -> None:
    assert even(BLOCKS[word](SURVEY))


@pytest.mark.parametrize("word", BLOCKS)
def test_an_empty_account_says_so(word: str) -> None:
    block = BLOCKS[word](make_empty_survey())
    assert not any(table.rows for table in block.tables)
    assert block.tables[0].empty


def test_the_plan_lists_measures_in_their_rank_with_what_they_ask_of_production() -> None:
    rows = rows_of(BLOCKS["plan"](SURVEY))
    assert [row[0] for row in rows] == ["1", "2"]
    assert "Take the second network card out of Panel." in rows[0][1]
    assert rows[0][2:6] == ["30", "2", "15 min", "cleaning"]
    assert rows[1][4] == "none"


def test_the_plan_says_what_not_to_do_now_and_why() -> None:
    (row,) = rows_of(BLOCKS["plan"](SURVEY), 1)
    assert row[:3] == ["filter", "the conduit Filling and Supervision", "a filter stands there already."]


def test_the_plan_says_whether_it_is_proven_and_what_it_assumes() -> None:
    note = BLOCKS["plan"](SURVEY).note
    assert "40 to 2.5 points" in note
    assert "proven the best" in note
    assert "starting weights" in note


@pytest.mark.parametrize("changes", [{"optimality_gap": 0.031}, {"stopped": True}])
def test_a_plan_that_is_not_proven_never_claims_it(changes: dict[str, object]) -> None:
    plan = dataclasses.replace(SURVEY.plan, **changes)  # type: ignore[arg-type]
    assert "proven" not in BLOCKS["plan"](make_survey(plan=plan)).note


def test_the_curve_of_risk_can_be_opened() -> None:
    block = BLOCKS["plan"](SURVEY)
    assert block.tables[2].folded
    assert rows_of(block, 2) == [["0", "40"], ["1", "10"], ["2", "2.5"]]


def test_verdicts_that_nothing_decided_are_kept_apart_and_counted() -> None:
    block = BLOCKS["verdicts"](SURVEY)
    decided = [item for item in SURVEY.verdicts if item.verdict is not VerdictValue.NOT_ASSESSED]
    assert len(rows_of(block)) == len(decided)
    assert len(rows_of(block, 2)) == len(SURVEY.verdicts) - len(decided) == 1
    assert "1 not assessed" in block.note
    assert "Silence never counts as met" in block.note


def test_a_verdict_shows_its_row_with_its_title_and_reason() -> None:
    verdict = next(item for item in SURVEY.verdicts if item.verdict is VerdictValue.NOT_MET)
    row = row_of(BLOCKS["verdicts"](SURVEY), verdict.id)
    assert row[:4] == [
        "Office and Supervision",
        "SR 5.2 Zone boundary protection",
        "not met",
        "a flow crosses without a filter",
    ]


def test_only_met_looks_good_and_not_met_looks_bad() -> None:
    block = BLOCKS["verdicts"](SURVEY)
    looks = {item.verdict: find_row(block, item.id).cells[2][0].kind for item in SURVEY.verdicts}
    assert looks[VerdictValue.MET] == "tag good"
    assert looks[VerdictValue.NOT_MET] == "tag bad"
    assert looks[VerdictValue.NOT_ASSESSED] == looks[VerdictValue.NOT_APPLICABLE] == "tag"


def test_verdicts_stand_in_the_order_of_the_standard() -> None:
    requirements = [
        row[1].split(" Zone")[0] for row in rows_of(BLOCKS["verdicts"](SURVEY)) if row[0].startswith("Fill")
    ]
    assert requirements == sorted(requirements)


def test_the_rows_that_hold_a_level_down_are_named_by_their_group() -> None:
    held = dict(rows_of(BLOCKS["verdicts"](SURVEY), 1))
    assert held["Filling"] == "IAC: SR 1.1 RDF: SR 5.1, SR 5.2"


def test_a_conflict_shows_both_sides() -> None:
    assert row_of(BLOCKS["conflicts"](SURVEY), make_conflicts()[0].id)[:4] == ["PLC 12", "firmware", "2.6", "2.8"]


def test_a_conflict_that_somebody_decided_is_kept_apart_with_the_decision() -> None:
    decided = tuple(replace(one, decision=Id("observation-9")) for one in SURVEY.conflicts)
    block = make_conflict_block(make_survey(conflicts=decided), NAME)
    assert rows_of(block) == []
    assert block.tables[0].empty == "No conflict waits for a decision."
    assert rows_of(block, 1)[0][-1] == "observation-9"
    assert block.tables[1].folded == "1 conflict that somebody decided: what is declared stays"
    assert even(block)


def test_coverage_names_what_of_the_calendar_was_not_seen() -> None:
    row = next(row for row in rows_of(BLOCKS["coverage"](SURVEY)) if row[0] == "Filling")
    assert row == ["Filling", "mirror.pcapng", "9.00", "early shift", "cleaning"]


def test_inputs_account_for_packets_and_lines() -> None:
    block = BLOCKS["inputs"](SURVEY)
    capture, listed, foreign = (row_of(block, identifier) for identifier in (CAPTURE, LIST, FOREIGN))
    assert capture[2:6] == ["partial", "400 packets", "396", "corrupt header: 3"]
    assert listed[2:6] == ["complete", "8 lines", "6", "header: 1"]
    assert foreign[2] == "unsupported"


def test_every_problem_says_where_and_what() -> None:
    problems = rows_of(BLOCKS["inputs"](SURVEY), 1)
    assert ["inventory.csv", "row 5", "'10.0.300.7' is no IP address; correct the cell"] in problems
    assert len(problems) == len(SURVEY.problems)


def test_a_rule_is_a_proposal_that_nobody_owns_yet() -> None:
    block = BLOCKS["rules"](SURVEY)
    row = row_of(block, make_rule(PANEL_WRITES).id)
    assert row[:5] == [NAME(CELL_CONDUIT), "Panel to PLC 12", "tcp 502", "modbus", "read, write"]
    assert "nobody yet" in row[5]
    assert "enforceable" in block.note
    assert block.text == TEXT


def test_a_problem_names_another_input_by_its_path() -> None:
    said = name_inputs(f"role is plc here and hmi in line 4 of {LIST}, which stands", NAME)
    assert said == f"role is plc here and hmi in line 4 of {NAME(LIST)}, which stands"
    assert "input-" not in said
