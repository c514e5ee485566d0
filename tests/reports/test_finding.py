from dataclasses import replace

from tests.plant import make_empty_survey, make_survey
from tests.reports.words import even, row_of, rows_of
from zonewright.model.survey import Survey
from zonewright.reports.finding import make_findings
from zonewright.reports.grid import Block
from zonewright.reports.register import make_namer

SURVEY = make_survey()


def block_of(survey: Survey = SURVEY) -> Block:
    return make_findings(survey, make_namer(survey))


def words_of(block: Block, name: str) -> str:
    """The row of the record that people call so, as one line."""
    (found,) = [
        row for table in range(1, len(block.tables)) for row in rows_of(block, table) if row[0].startswith(name)
    ]
    return " | ".join(found)


def test_what_to_put_right_comes_first_the_worst_on_top() -> None:
    found = rows_of(block_of())
    assert [row[0].partition(" To settle")[0] for row in found] == [
        "SCADA is reached from outside.",
        "Nobody answers for Jump host.",
        "WO-7 is not signed off.",
        "The last drill failed.",
    ]
    assert "To settle: Name one person who answers for Jump host" in found[1][0]
    assert found[1][1:3] == ["Supervision", "SR 1.13"]


def test_the_registers_follow_and_every_row_is_whole() -> None:
    block = block_of()
    assert [table.heading for table in block.tables] == [
        "What to put right",
        "Ways in",
        "Work orders",
        "Backups and drills",
    ]
    assert even(block)


def test_a_side_door_stands_before_the_registered_ways() -> None:
    ways = rows_of(block_of(), 1)
    assert ways[0][0].startswith("SCADA (rdp) remote tool not registered")
    assert ways[0][-1] == "seen"
    assert ways[1][0].startswith("Jump host jump host")


def test_a_way_says_how_it_is_opened_and_what_is_missing() -> None:
    words = words_of(block_of(), "Jump host")
    assert "| Integrator | SCADA in Supervision | two factors recorded | nobody | " in words
    assert "Production manager until 2026-12-31 | 2025-01-10 | cannot be told" in words


def test_a_work_order_names_its_window_its_asset_and_its_way() -> None:
    words = words_of(block_of(), "WO-7")
    assert (
        "window over, not signed off | M. Keller | new valve | 2026-01-02 10:00 to 14:00 UTC | PLC 12 | Jump host"
        in words
    )


def test_a_window_over_days_names_both() -> None:
    orders = tuple(replace(one, begins="2026-01-02", ends="2026-01-03") for one in SURVEY.work_orders)
    assert "2026-01-02 to 2026-01-03" in words_of(block_of(make_survey(work_orders=orders)), "WO-7")


def test_a_backup_shows_where_it_lies_its_drills_and_what_a_restore_needs() -> None:
    words = words_of(block_of(), "Program of PLC 12")
    assert "| 2025-12-20 | backup server safe offline copy | " in words
    assert "failed 2025-12-01 onto spare CPU, 90 min restored 2025-06-01 onto spare CPU, 90 min | 4 h" in words
    assert "STEP 7 V5.7 USB stick 4" in words


def test_a_backup_without_drill_or_date_says_so() -> None:
    bare = tuple(replace(one, last_backup=None, kept_at=(), offline_copy=None) for one in SURVEY.restorables)
    words = words_of(block_of(make_survey(restorables=bare, drills=())), "Program of PLC 12")
    assert "none recorded | - | never drilled" in words


def test_a_register_that_nobody_keeps_is_not_in_order_but_unknown() -> None:
    block = block_of(make_empty_survey())
    assert [table.empty for table in block.tables] == ["No register was given, and no side door was seen."]
    kept = block_of(make_survey(findings=()))
    assert kept.tables[0].empty == "Nothing in the registers has to be put right."


def test_a_finding_can_be_linked_to() -> None:
    finding = SURVEY.findings[0]
    assert finding.what in row_of(block_of(), finding.id)[0]
