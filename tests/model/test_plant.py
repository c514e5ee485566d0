from zonewright.model.plant import make_place


def test_a_comment_stands_at_a_field_or_at_one_element_of_it() -> None:
    assert make_place("assets", None) == "assets"
    assert make_place("assets", "plc-1") == "assets[plc-1]"
