from zonewright.model.identifier import Id
from zonewright.sources.logs.delimited import DelimitedRows
from zonewright.sources.logs.ledger import Ledger
from zonewright.sources.logs.unpacking import Block


def sheets(*lines: str | None, torn: str | None = None) -> tuple[list[tuple[str, list[int], list[str]]], Ledger]:
    ledger = Ledger()
    found = DelimitedRows(ledger, path="from_name").iter_sheets(Block(1, lines, torn))
    return [(one.path, one.lines.tolist(), one.words("a").to_pylist()) for one in found], ledger


def test_several_headers_in_one_file() -> None:
    found, ledger = sheets(
        "#path\tx", "#fields\ta\tb", "1\t2", "", "3\t4", "#close\tnow", "#separator \\x2c", "#fields,a", "5"
    )
    assert found == [("x", [3, 5], ["1", "3"]), ("from_name", [9], ["5"])]
    assert ledger.ignored == {"blank": 1, "header or comment": 5}


def test_a_row_of_other_length_costs_itself() -> None:
    found, ledger = sheets("#fields\ta\tb", "1\t2", "1", "1\t2\t3")
    assert found == [("from_name", [2], ["1"])]
    assert [one.where for one in ledger.derive_problems(Id("i"))] == ["line 3", "line 4"]


def test_rows_without_a_header_say_what_to_do() -> None:
    found, ledger = sheets("1\t2")
    assert not found
    assert "copy the log with its header" in ledger.derive_problems(Id("i"))[0].what


def test_a_torn_or_endless_line_is_a_problem() -> None:
    found, ledger = sheets("#fields\ta", None, "1", "2", torn="copy the file again")
    assert found == [("from_name", [3], ["1"])]
    assert [one.where for one in ledger.derive_problems(Id("i"))] == ["line 2", "line 4"]
