from zonewright.model.plant import Comment
from zonewright.reports.margin import NOTHING, Margin, indented, write_above, write_beside


def test_comments_are_found_at_their_item() -> None:
    margin = Margin.of([Comment("assets", "plc", "role", "beside", "# a"), Comment("assets", "plc", "", "above", "b")])
    words = margin.get_words("assets", "plc")
    assert write_beside(words, "role") == "  # a"
    assert write_above(words, "", indent="  ") == ["  # b"]
    assert margin.get_words("assets", "hmi") is NOTHING


def test_what_does_not_fit_behind_a_value_stands_above_it() -> None:
    comments = [Comment("zones", "", "", "beside", "# a"), Comment("zones", "", "", "beside", "# b\n# c")]
    words = Margin.of(comments).get_words("zones", "")
    assert write_beside(words, "") == "  # a"
    assert write_above(words, "", indent="") == ["# b", "# c"]


def test_an_empty_line_stays_empty() -> None:
    assert indented(["# a", "", "# b"], "  ") == ["  # a", "", "  # b"]
