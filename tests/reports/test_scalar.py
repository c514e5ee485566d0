import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from zonewright.reports.scalar import write_scalar, write_text

ODD = (
    *(
        "",
        " a",
        "a ",
        "yes",
        "No",
        "null",
        "~",
        "1.0",
        "2.10",
        "08:00",
        "10:00",
        "2027-01-06",
        "- a",
        "-",
        "a: b",
        "a:",
    ),
    *("a #b", "a\nb", "\t", "'", '"', "\\", "\x00", "\x85", "\u2028", "\ufeff", "\U0001f600", "<<", "=", "---", "!a"),
)
PRINTABLE = st.characters(min_codepoint=32, max_codepoint=126)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
def test_a_text_reads_back_as_itself(text: str) -> None:
    assert yaml.safe_load(f"a: {write_scalar(text)}\nb:\n  - {write_scalar(text)}  # c") == {"a": text, "b": [text]}


def test_odd_texts_read_back_as_themselves() -> None:
    for text in ODD:
        assert yaml.safe_load(f"a: {write_scalar(text)}\nb:\n  - {write_scalar(text)}  # c") == {"a": text, "b": [text]}


@given(st.text(PRINTABLE, min_size=1, max_size=12))
@example("a: b")
@example("a,b [c]")
def test_quotes_stand_only_where_they_are_needed(text: str) -> None:
    try:
        plain = yaml.safe_load(f"a: {text}\nb:\n  - {text}  # c") == {"a": text, "b": [text]}
    except yaml.YAMLError:
        plain = False
    assert (write_text(text) == text) == plain


def test_numbers_and_answers() -> None:
    assert [write_scalar(one) for one in (1, 2.5, True, False)] == ["1", "2.5", "true", "false"]
