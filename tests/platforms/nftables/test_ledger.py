from zonewright.model.identifier import Id
from zonewright.platforms.nftables.ledger import Ledger


def test_a_line_counts_once_and_what_nobody_claimed_is_a_problem() -> None:
    ledger = Ledger(Id("input-x"), ["", "# c", "}", "a", "b", "c"])
    assert ledger.use([4]) == ledger.use([4])
    ledger.leave([5], "counter object")
    used, ignored, problems = ledger.close()
    assert used == 1
    assert ignored == (("blank", 1), ("closing brace", 1), ("comment", 1), ("counter object", 1))
    assert [(one.where, one.what) for one in problems] == [("line 6", "is not understood")]
