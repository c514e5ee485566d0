from tests.registers import drill, restorable
from zonewright.lifecycle.drill import derive_drills, derive_history, find_passed, make_restorable_id


def test_a_drill_finds_its_restorable_by_name() -> None:
    (found,) = derive_drills((drill("PROGRAM"),), (restorable(),))
    assert found.restorable == make_restorable_id("Program")
    assert found.basis == ("observation-drill-2026-11-10",)


def test_a_drill_of_something_unknown_is_kept_without_it() -> None:
    (found,) = derive_drills((drill("Recipe"),), (restorable(),))
    assert found.restorable is None


def test_a_drill_written_at_the_restorable_counts_where_the_register_has_none_of_that_day() -> None:
    written = restorable(last_drill="2026-11-10", drill_result="failed", restore_hours=2.0)
    (found,) = derive_drills((), (written,))
    assert (found.result, found.minutes, found.basis) == ("failed", 120.0, ("observation-Program",))
    assert [one.result for one in derive_drills((drill(),), (written,))] == ["restored"]


def test_the_last_passed_drill_is_the_last_one_that_restored_the_whole() -> None:
    drills = (
        drill(at="2026-11-10T10:00:00Z", result="restored_in_part"),
        drill(at="2026-03-01"),
        drill(at="2025-03-01"),
    )
    history = derive_history(derive_drills(drills, (restorable(),)))[make_restorable_id("Program")]
    assert [one.at for one in history] == ["2025-03-01", "2026-03-01", "2026-11-10T10:00:00Z"]
    passed = find_passed(history)
    assert passed is not None
    assert passed.at == "2026-03-01"
    assert find_passed(()) is None
