from zonewright.catalogs.headers import get_header_synonyms
from zonewright.sources.lists.vocabulary import Vocabulary, derive_header, fold

WORDS = Vocabulary.of(get_header_synonyms())


def test_case_accents_blanks_and_punctuation_do_not_matter() -> None:
    assert fold("Nº de Série: ") == fold("no de serie")
    assert [WORDS.find_column(text) for text in ("IP-Adresse", "Dirección IP", "ip_address 2", "colour")] == [
        *("ip", "ip", "ip", None),
    ]


def test_a_header_needs_an_address_or_a_name_that_tells_more() -> None:
    assert WORDS.find_header(["IP", "what"], at=0) is not None
    assert WORDS.find_header(["Name", "Vendor"], at=0) is not None
    assert WORDS.find_header(["Name", "Owner"], at=0) is None
    assert WORDS.find_header(["plc-1", "10.0.0.1"], at=0) is None


def test_the_first_of_two_equal_columns_counts() -> None:
    header = WORDS.find_header(["Name", "IP", "Hostname"], at=0)
    assert header is not None
    assert header.unknown == ("Hostname",)


def test_sheets_and_their_columns_have_words_too() -> None:
    assert WORDS.sheets[fold("Zones")] == "zones"
    assert WORDS.sheet_columns["zones"][fold("SL-T")] == "sl_target"


def test_a_header_keeps_the_words_as_they_are_written() -> None:
    header = derive_header(["name", None, "kind"], ["Zone", "Colour", " Kind "], at=2)
    assert (header.at, header.width, header.unknown) == (2, 3, ("Colour",))
    assert header.titles == {"name": "Zone", "kind": "Kind"}
