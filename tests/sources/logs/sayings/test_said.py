from zonewright.protocols.counter import ERROR, REQUEST, RESPONSE
from zonewright.sources.logs.sayings.said import Line, Said, find_number_in, make_exchange, say_unknown


def test_names_with_numbers() -> None:
    assert [find_number_in(name) for name in ("0x2b", "43", "unknown-43", "Unknown Service Choice-0x2b")] == ["43"] * 4
    assert find_number_in("READ") is find_number_in("") is find_number_in("-1x") is find_number_in("99999") is None


def test_words_of_a_line() -> None:
    line = Line({"a": None, "b": "READ", "is_orig": "F"}, {"t": {"READ": "1"}})
    assert line.get("a", "b") == "READ"
    assert line.find("t", "READ") == line.find("other", "1") == "1"
    assert line.find("t", None) is None
    assert line.from_orig is False
    assert Line({}, {}).from_orig is None


def test_an_exchange_is_two_messages() -> None:
    assert make_exchange("3", failed=False) == (Said(True, "3", REQUEST), Said(False, "3", RESPONSE))
    assert make_exchange("43/14", failed=True, answer="43")[1] == Said(False, "43", ERROR)


def test_what_is_unknown_is_named_in_short() -> None:
    assert say_unknown("X", None) == "X 'without a name' is not known here"
    assert len(say_unknown("X", "y" * 500)) < 120
