from zonewright.catalogs.headers import get_header_synonyms
from zonewright.sources.lists.delimited import read_delimited
from zonewright.sources.lists.vocabulary import Vocabulary

WORDS = Vocabulary.of(get_header_synonyms())


def test_rows_know_the_line_on_which_they_begin() -> None:
    sheet = read_delimited('name,ip\n"a\nb",10.0.0.1\nc,10.0.0.2\n', WORDS)
    assert [(row.line, row.cells[0]) for row in sheet.rows] == [(1, "name"), (2, "a\nb"), (4, "c")]


def test_a_quote_that_nobody_closes_costs_one_line() -> None:
    sheet = read_delimited('name,ip\n"a,10.0.0.1\nc,10.0.0.2\n', WORDS)
    assert [row.broken is not None for row in sheet.rows] == [False, True, False]


def test_a_line_may_name_the_separator() -> None:
    sheet = read_delimited("sep=;\nname;ip\na;10.0.0.1\n", WORDS)
    assert sheet.rows[0].cells == ("#sep=;",)
    assert sheet.rows[2].cells == ("a", "10.0.0.1")
