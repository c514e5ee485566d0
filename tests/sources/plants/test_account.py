from zonewright.model.identifier import Id
from zonewright.sources.plants.account import derive_account, get_item
from zonewright.sources.plants.tree import Complaint, Node, parse_tree

TEXT = "# top\na:\n  - b: 1\n    c: |\n      # no comment\n\n  - b: 2\n"


def test_every_line_has_one_place() -> None:
    root = parse_tree(TEXT)
    assert isinstance(root, Node)
    account = derive_account(Id("input-x"), TEXT, root=root, complaints=[Complaint(7, "is bad", ("a", 1, "b"))])
    assert account.lines == 7
    assert account.ignored["comment"] == 1
    assert [one.where for one in account.problems] == ["line 7"]


def test_an_item_is_what_is_refused() -> None:
    assert get_item(("assets", 3, "role")) == ("assets", 3)
    assert get_item(("risk_matrix", "cells", 0)) == ("risk_matrix",)
    assert get_item(("plants",)) == ("plants",)
