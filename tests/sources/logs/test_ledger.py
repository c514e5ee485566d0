from zonewright.model.identifier import Id
from zonewright.model.observation import Status
from zonewright.sources.logs.ledger import MOST_PROBLEMS, Ledger


def test_every_line_is_used_ignored_or_a_problem() -> None:
    ledger = Ledger()
    ledger.use(3)
    ledger.ignore("blank", 2)
    ledger.ignore("nothing", 0)
    ledger.fault(9, "cut")
    assert ledger.lines == 6
    assert ledger.ignored == {"blank": 2}
    assert ledger.status == Status.PARTIAL
    assert [one.where for one in ledger.derive_problems(Id("input-a"))] == ["line 9"]


def test_many_lines_with_one_fault_are_named_first_and_counted_then() -> None:
    ledger = Ledger()
    ledger.fault_all(range(1, MOST_PROBLEMS + 51), "cut")
    assert len(ledger.derive_problems(Id("input-a"))) == MOST_PROBLEMS
    assert ledger.ignored == {"as in the problems: cut": 50}
    assert ledger.lines == MOST_PROBLEMS + 50


def test_without_a_fault_it_is_complete_and_without_use_it_failed() -> None:
    faulty = Ledger()
    faulty.fault(1, "cut")
    assert [Ledger().status, faulty.status] == [Status.COMPLETE, Status.FAILED]
