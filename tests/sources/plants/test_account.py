from zonewright.model.identifier import Id
from zonewright.sources.plants.account import derive_account, get_item, split_lines
from zonewright.sources.plants.guide import Guide
from zonewright.sources.plants.outline import Outline, parse_outline
from zonewright.sources.plants.place import Lines
from zonewright.sources.plants.tree import Complaint

TEXT = "# top\na:\n  - b: 1\n    c: |\n      # no comment\n\n  - b: 2\n"


def test_every_line_has_one_place() -> None:
    outline = parse_outline(TEXT, Guide())
    assert isinstance(outline, Outline)
    lines = Lines(split_lines(TEXT), outline)
    account = derive_account(Id("input-x"), lines, complaints=[Complaint(7, "is bad", ("a", 1, "b"))])
    assert account.lines == 7
    assert account.used == 5
    assert account.ignored["comment"] == 1
    assert [one.where for one in account.problems] == ["line 7"]


def test_lines_end_where_yaml_ends_them() -> None:
    assert split_lines("a\r\nb\u2028c\rd\n") == ["a", "b", "c", "d"]


def test_an_item_is_what_is_refused() -> None:
    assert get_item(("assets", 3, "role")) == ("assets", 3)
    assert get_item(("risk_matrix", "cells", 0)) == ("risk_matrix",)
    assert get_item(("plants",)) == ("plants",)
