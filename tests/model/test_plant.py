from zonewright.model.identifier import Id
from zonewright.model.plant import DeclaredFrame, Plant, make_place


def test_a_plant_is_called_as_its_frame_says() -> None:
    assert Plant().name is None
    assert Plant(frame=DeclaredFrame(Id("x"), owner="somebody")).name is None
    assert Plant(frame=DeclaredFrame(Id("x"), name="Line 2")).name == "Line 2"


def test_words_stand_beside_a_field_or_one_element_of_it() -> None:
    assert make_place("role", None) == "role"
    assert make_place("assets", "plc-1") == "assets[plc-1]"
