import pytest

from zonewright.catalogs.headers import get_header_synonyms
from zonewright.errors import InputError
from zonewright.model.identifier import Id
from zonewright.model.plant import DeclaredAsset
from zonewright.sources.lists.row import get_name, parse_row
from zonewright.sources.lists.vocabulary import Header, Vocabulary

WORDS = Vocabulary.of(get_header_synonyms())


def header(*cells: str) -> Header:
    found = WORDS.find_header(cells, at=0)
    assert found is not None
    return found


def parse(cells: tuple[str, ...], *headers: str) -> DeclaredAsset:
    return parse_row(cells, header(*headers), vocabulary=WORDS, declared_by=Id("x"))


def test_an_asset_without_a_name_is_called_by_its_address() -> None:
    assert parse(("", "10.0.0.1"), "name", "ip").name == "10.0.0.1"
    assert get_name(("", "10.0.0.1"), header("name", "ip")) == "10.0.0.1"


def test_answers_and_functions_are_read() -> None:
    found = parse(("plc", "Nein", "oui", "filling; packing"), "name", "patchbar", "shared", "function")
    assert (found.patchable, found.shared, found.functions) == (False, True, ("filling", "packing"))


def test_columns_that_may_stand_twice_are_joined() -> None:
    found = parse(("plc", "10.0.0.1", "10.0.0.2"), "name", "IP 1", "IP 2")
    assert [one.ip for one in found.addresses] == ["10.0.0.1", "10.0.0.2"]


def test_cells_beyond_the_header_are_refused() -> None:
    with pytest.raises(InputError, match="more cells"):
        parse(("plc", "10.0.0.1", "x"), "name", "ip")
