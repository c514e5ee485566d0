from typing import Any

import pytest

from zonewright.catalogs.headers import get_header_synonyms
from zonewright.catalogs.package import get_schema
from zonewright.errors import InputError
from zonewright.sources.lists.noun import derive_nouns, parse_item
from zonewright.sources.lists.vocabulary import Vocabulary
from zonewright.sources.section import Item

WORDS = Vocabulary.of(get_header_synonyms())
NOUNS = derive_nouns(get_schema("plant-1"), WORDS)


def parse(section: str, **cells: str) -> Item:
    noun = NOUNS[section]
    header = noun.find_header(list(cells), WORDS, at=0)
    assert header is not None
    return parse_item(list(cells.values()), header, noun=noun, vocabulary=WORDS)


def test_there_is_a_noun_for_every_section_but_the_assets() -> None:
    sections: Any = get_schema("plant-1")["properties"]
    assert NOUNS.keys() == sections.keys() - {"schema", "change", "assets"}
    assert sorted(name for name, noun in NOUNS.items() if noun.is_single) == ["plant", "risk_matrix"]


def test_the_schema_decides_what_a_cell_is() -> None:
    assert parse("zones", name="12", kind="Vendor cell", purdue_level="L2") == {
        "name": "12",
        "kind": "vendor_cell",
        "purdue_level": 2.0,
    }
    assert parse("restorables", name="x", offline_copy="ja", every_days="7", kept_at="safe; bank") == {
        "name": "x",
        "offline_copy": True,
        "every_days": 7,
        "kept_at": ["safe", "bank"],
    }


def test_what_a_spreadsheet_makes_of_times_is_undone() -> None:
    entry = parse("calendar", name="x", kind="outage", begins="6:00", ends="14:30:00", dates="2027-01-06T00:00:00")
    assert (entry["begins"], entry["ends"], entry["dates"]) == ("06:00", "14:30", ["2027-01-06"])


def test_deeper_values_are_json() -> None:
    names = {"severities": "low; high", "likelihoods": "seldom; often"}
    cells = {"risks": '[{"name":"a","tolerable":true},{"name":"b","tolerable":false}]', "cells": '[["a","b"]]'}
    found = parse("risk_matrix", **names, **cells)
    assert found["cells"] == [["a", "b"]]
    with pytest.raises(InputError, match="`cells` must be a list"):
        parse("risk_matrix", **names, **{**cells, "cells": "a, b"})


def test_a_row_that_says_nothing_is_refused() -> None:
    with pytest.raises(InputError, match="says nothing"):
        parse("plant", name="-", owner="")
