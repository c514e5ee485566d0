from hypothesis import given, settings

from tests.protocols.pdu import mutated, wire
from tests.protocols.slmp.test_count import ANSWER, READ, TOOL_ASKS, TOOL_NAME, TOOL_OPENS, TYPE_NAME
from zonewright.protocols.room import Sighted
from zonewright.protocols.slmp.read import read
from zonewright.protocols.text import TEXT_LIMIT


def identity(model: str) -> tuple[Sighted, ...]:
    return (Sighted("slmp_identity", {"model": model, "vendor": "Mitsubishi Electric"}),)


def test_type_name() -> None:
    assert read(TYPE_NAME) == identity("Q03UDVCPU")


def test_type_name_told_to_a_programming_tool() -> None:
    assert read(TOOL_NAME) == identity("FX5U-32MT/ES")


def test_name_of_a_file() -> None:
    assert read(TOOL_OPENS) == (Sighted("slmp_file", {"program": "A.PM"}),)


def test_nine_words_of_other_content_are_no_type_name() -> None:
    head = wire("D000 00 FF FF03 00 1400 0000")
    for words in (b"RECIPE STANDARD ", b"RECIPE 12 (A+B) ", bytes(16)):
        assert read(head + words + b"\0\0") == ()


def test_nothing_elsewhere() -> None:
    for pdu in (READ, ANSWER, TOOL_ASKS, b""):
        assert read(pdu) == ()


@settings(max_examples=300, deadline=None)
@given(mutated(TYPE_NAME, TOOL_NAME, TOOL_OPENS))
def test_never_raises_and_says_only_clean_words(pdu: bytes) -> None:
    for said in read(pdu):
        for value in said.fields.values():
            assert value.isprintable()
            assert value == value.strip() != ""
            assert len(value) <= TEXT_LIMIT
