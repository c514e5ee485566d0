import pytest

from zonewright.catalogs.headers import get_header_synonyms
from zonewright.errors import InputError
from zonewright.model.asset import Address
from zonewright.sources.lists.cell import find_answer, find_json, find_level, is_nothing, parse_addresses, split_names
from zonewright.sources.lists.vocabulary import Vocabulary

WORDS = Vocabulary.of(get_header_synonyms())


def test_one_card_with_two_addresses() -> None:
    found = parse_addresses("10.0.0.1; 10.0.0.2", "00:00:00:00:00:01", vlan="", vocabulary=WORDS)
    assert found == (Address("00:00:00:00:00:01", "10.0.0.1"), Address("00:00:00:00:00:01", "10.0.0.2"))


def test_unequal_counts_stand_alone_and_unequal_vlans_are_refused() -> None:
    macs = "00:00:00:00:00:01 00:00:00:00:00:02"
    assert len(parse_addresses("10.0.0.1", macs, vlan="", vocabulary=WORDS)) == 3
    with pytest.raises(InputError):
        parse_addresses("10.0.0.1", macs, vlan="1;2", vocabulary=WORDS)


def test_levels_as_people_write_them() -> None:
    levels = [find_level(text) for text in ("2", "Level 3,5", "L1", "DMZ", "4.0", "9", "2.5", "")]
    assert levels == [2.0, 3.5, 1.0, 3.5, 4.0, None, None, None]


def test_names_are_split_at_semicolons_else_at_commas() -> None:
    assert split_names("filling, packing") == ("filling", "packing")
    assert split_names("filling, line 1;packing") == ("filling, line 1", "packing")


def test_a_json_list_keeps_names_that_hold_the_separator() -> None:
    assert split_names('["filling; rinsing", "packing"]') == ("filling; rinsing", "packing")
    assert split_names("[old] filling; packing") == ("[old] filling", "packing")
    assert [find_json(text) for text in ('{"a": 1}', "[1", "[" * 9999 + "]" * 9999, "x")] == [
        {"a": 1},
        None,
        None,
        None,
    ]


def test_yes_and_no_in_five_languages() -> None:
    assert [find_answer(text, WORDS) for text in ("Ja", "non", "x", "maybe")] == [True, False, True, None]


def test_words_for_nothing() -> None:
    assert all(is_nothing(text, WORDS) for text in ("", " - ", "n/a", "DHCP", "keine"))
    assert not is_nothing("no", WORDS)
