from zonewright.model.identifier import Id, make_id
from zonewright.model.register import About, Finding, FindingKind, Wording

WORDING = Wording(
    FindingKind.SIDE_DOOR, "Ask who uses {name}.", ("SR 1.13",), Id("catalog:zonewright/1#finding/side_door")
)


def test_a_finding_names_its_subject_and_rests_on_the_row_that_words_it() -> None:
    about = About(Id("way-1"), "the modem", (Id("zone-1"),))
    found = Finding.of(WORDING, about, what="It was seen.", basis=(Id("way-1"), Id("way-1")))
    assert found.id == make_id("finding", "side_door", "way-1")
    assert found.settle_by == "Ask who uses the modem."
    assert found.basis == ("way-1", "catalog:zonewright/1#finding/side_door")
    assert (found.subject, found.name, found.zones, found.requirements) == (
        "way-1",
        "the modem",
        ("zone-1",),
        ("SR 1.13",),
    )
