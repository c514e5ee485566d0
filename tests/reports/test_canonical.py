from zonewright.model.identifier import Id
from zonewright.model.plant import Comment, DeclaredAsset, Plant
from zonewright.reports.canonical import derive_canonical, derive_entries

X = Id("x")
NAMES = ("PLC 10", "plc 9", "HMI", "plc", "9")


def test_items_stand_in_the_order_of_their_names() -> None:
    plant = Plant(assets=tuple(DeclaredAsset(X, name) for name in NAMES))
    assert [entry.key for entry in derive_entries(plant)["assets"]] == ["9", "HMI", "plc", "plc 9", "PLC 10"]


def test_a_plant_in_order_keeps_its_comments() -> None:
    words = (Comment("assets", "HMI", "", "above", "# seen"),)
    plant = Plant(assets=tuple(DeclaredAsset(X, name) for name in NAMES), comments=words)
    found = derive_canonical(plant)
    assert found.comments == words
    assert derive_canonical(found) == found
