from pathlib import Path

from tests.sources.lists.books import read_book
from zonewright.catalogs.headers import get_header_synonyms
from zonewright.catalogs.package import get_schema
from zonewright.sources.lists.grid import Row, Sheet
from zonewright.sources.lists.noun import derive_nouns
from zonewright.sources.lists.table import derive_tables, find_asset_header
from zonewright.sources.lists.vocabulary import Vocabulary

WORDS = Vocabulary.of(get_header_synonyms())
NOUNS = derive_nouns(get_schema("plant-1"), WORDS)


def sheet(name: str, *rows: tuple[str, ...]) -> Sheet:
    return Sheet(name, tuple(Row(line, cells) for line, cells in enumerate(rows, start=1)))


def sections(*sheets: Sheet) -> list[tuple[str | None, str]]:
    return [(one.sheet.name, one.section) for one in derive_tables(sheets, WORDS, nouns=NOUNS)]


def test_a_sheet_is_told_by_its_name_and_its_header() -> None:
    zones = sheet("zones", ("The zones of hall 3",), ("Zone", "Kind"), ("cell", "cell"))
    assert sections(zones, sheet("Ways in", ("name", "kind"))) == [("zones", "zones"), ("Ways in", "ways_in")]
    assert sections(sheet("Areas", ("Zone", "Kind"))) == []


def test_other_sheets_of_people_stay_what_they_were() -> None:
    listed = sheet("Plant", ("Name", "IP", "Owner"))
    colours = sheet("Zones", ("Zone", "Colour", "Painted by"))
    functions = sheet("Functions", ("Function", "Asset name", "IP"))
    assert sections(colours, listed, functions) == [("Plant", "assets")]


def test_a_second_sheet_of_one_noun_is_another_sheet(tmp_path: Path) -> None:
    both = {"Zones": [["Zone", "Kind"], ["cell", ""]], "zones!": [["Zone", "Kind"], ["hall", ""]]}
    reading = read_book(tmp_path, both)
    assert reading.input.ignored == {"header": 1, 'other sheet "zones!"': 2}


def test_the_row_that_tells_most_is_the_header() -> None:
    header = find_asset_header(sheet("List", ("Name", "IP"), ("Name", "IP", "Zone")), WORDS)
    assert header is not None
    assert header.at == 1


def test_why_a_row_is_left_aside() -> None:
    rows = (("Our zones",), ("Zone", "Kind"), ("",), ("# old",), ("Zone", "Kind"), ("cell", "cell"))
    (table,) = derive_tables([sheet("Zones", *rows)], WORDS, nouns=NOUNS)
    assert [table.find_reason(at) for at in range(6)] == [
        *("above the header", "header", "blank", "comment", "header again", None),
    ]
    assert table.has_rows
