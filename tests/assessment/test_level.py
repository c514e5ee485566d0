from tests.assessment.small_row import SmallRow
from zonewright.assessment.level import derive_levels
from zonewright.model.identifier import Id, Origin
from zonewright.model.verdict import Verdict, VerdictValue

ROWS = (
    SmallRow("SR 1.1", "FR 1", 1),
    SmallRow("SR 1.1 RE 1", "FR 1", 2),
    SmallRow("SR 1.2", "FR 1", 2, disputed=True),
    SmallRow("SR 1.1 RE 2", "FR 1", 4),
    SmallRow("SR 6.1", "FR 6", 1),
    SmallRow("SR 6.2", "FR 6", 3),
)


def say(**values: str) -> list[Verdict]:
    rows = {row.id.replace(" ", "_").replace(".", "_"): row.id for row in ROWS}
    return [
        Verdict(Id(name), Origin.DERIVED, (Id("x"),), Id("zone"), rows[name], VerdictValue(value), "")
        for name, value in values.items()
    ]


def test_the_greatest_level_whose_rows_all_count() -> None:
    levels = derive_levels(say(SR_1_1="met", SR_1_1_RE_1="compensated", SR_1_2="not_applicable"), ROWS)
    assert levels.achieved[0] == 3
    assert levels.possible[0] == 4


def test_what_is_not_assessed_holds_down_the_achieved_level_only() -> None:
    levels = derive_levels(say(SR_1_1="met", SR_1_1_RE_1="not_met"), ROWS)
    assert (levels.achieved[0], levels.possible[0]) == (1, 1)
    held = levels.held_down_by[0]
    assert held.achieved == ("SR 1.1 RE 1", "SR 1.2")
    assert held.possible == ("SR 1.1 RE 1",)
    assert held.disputed == ("SR 1.2",)


def test_a_row_that_is_not_met_at_level_1_gives_0_whatever_else_is_met() -> None:
    levels = derive_levels(say(SR_1_1="not_met", SR_1_1_RE_1="met", SR_1_2="met", SR_1_1_RE_2="met"), ROWS)
    assert (levels.achieved[0], levels.possible[0]) == (0, 0)


def test_without_a_row_at_4_it_gives_3_unless_4_is_asked() -> None:
    verdicts = say(SR_6_1="met", SR_6_2="met")
    assert derive_levels(verdicts, ROWS).achieved[5] == 3
    assert derive_levels(verdicts, ROWS, sl_target=(1, 1, 1, 1, 1, 4, 1)).achieved[5] == 4
    assert derive_levels(verdicts, ROWS, sl_target=(4, 4, 4, 4, 4, 3, 4)).achieved[5] == 3


def test_without_any_verdict_nothing_is_achieved_and_everything_possible() -> None:
    levels = derive_levels([], ROWS)
    assert (levels.achieved[0], levels.achieved[5]) == (0, 0)
    assert (levels.possible[0], levels.possible[5]) == (4, 3)
