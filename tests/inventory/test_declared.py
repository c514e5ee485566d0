from tests.tables import declared, exchange, mac_of, take
from zonewright.inventory.declared import (
    declared_addresses,
    declared_value,
    derive_declared_clusters,
    merge_plants,
)
from zonewright.inventory.identity import Joins
from zonewright.model.identifier import Id
from zonewright.model.observation import Observation
from zonewright.model.plant import (
    CalendarEntry,
    Carried,
    Comment,
    DeclaredAsset,
    DeclaredFrame,
    DeclaredZone,
    Plant,
)
from zonewright.model.register import DeclaredDrill

ROW = Observation.of_row(Id("input-list"), "row", subject="plc", line=4)
ITEM = Observation.of_row(Id("input-model"), "declaration", subject="plc", line=9)
SEEN = {one.id: one for one in (ROW, ITEM)}


def plant(name: str, one: Observation, **more: str) -> Plant:
    asset = declared(name, ip="10.0.0.1", **more)
    return Plant(assets=(type(asset)(**{f: getattr(asset, f) for f in asset.__slots__} | {"declared_by": one.id}),))


def test_a_contradiction_names_both_places_and_the_model_stands() -> None:
    files = [plant("plc", ROW, vendor="Siemens"), plant("plc", ITEM, vendor="ABB")]
    merged = merge_plants(files, SEEN)
    assert [problem.where for problem in merged.problems] == ["line 4"]
    assert "line 9" in merged.problems[0].what
    assert declared_value(merged.plant.assets, "vendor") == "ABB"
    assert merge_plants(files[::-1], SEEN) == merged


def test_one_address_with_two_names_is_said() -> None:
    assert "one asset has one name" in merge_plants([plant("a", ROW), plant("b", ITEM)], SEEN).problems[0].what


def test_zones_that_disagree_are_said() -> None:
    zones = [DeclaredZone(one.id, "filler", kind=kind) for one, kind in ((ROW, "cell"), (ITEM, "dmz"))]
    assert len(merge_plants([Plant(zones=tuple(zones))], SEEN).problems) == 1


def test_a_row_with_two_addresses_is_one_asset() -> None:
    rows = (declared("hmi", ip="10.0.1.1"), declared("hmi", ip="10.0.2.1"))
    clusters = derive_declared_clusters(Joins(), rows, names={})
    assert len(clusters) == 1
    assert [a.ip for a in declared_addresses(clusters[0])] == ["10.0.1.1", "10.0.2.1"]


def test_a_row_is_found_again_by_its_card() -> None:
    found = take(exchange("10.0.0.1", "10.0.0.2", 502), plant=Plant(assets=(declared("plc", mac=mac_of("10.0.0.2")),)))
    assert [(a.name, a.observed) for a in found.assets if a.name == "plc"] == [("plc", True)]


def test_what_was_given_back_stands_before_what_was_given_first() -> None:
    """The edited model wins over the list it was made from, whatever their hashes are."""
    for edited, original in (("input-a", "input-b"), ("input-b", "input-a")):
        rows = {
            Id("new"): Observation.of_row(Id(edited), "row", subject="plc", line=2),
            Id("old"): Observation.of_row(Id(original), "row", subject="plc", line=2),
        }
        new = DeclaredAsset(Id("new"), "plc", zone="filler")
        old = DeclaredAsset(Id("old"), "plc", zone="packer")
        merged = merge_plants([Plant(assets=(old,)), Plant(assets=(new,))], rows, given_back={Id(edited)})
        assert [asset.zone for asset in merged.plant.assets] == ["filler", "packer"]
        assert len(merged.problems) == 1, "and the contradiction is said"


def test_of_calendar_entries_with_one_name_the_strongest_stands() -> None:
    rows = {Id(name): Observation.of_row(Id(name), "row", subject="night", line=2) for name in ("input-a", "input-b")}
    entries = [
        CalendarEntry(Id(name), "Night shift", "shift", begins=begins)
        for name, begins in (("input-a", "21:00"), ("input-b", "22:00"))
    ]
    merged = merge_plants([Plant(calendar=(entry,)) for entry in entries], rows, given_back={Id("input-b")})
    assert [entry.begins for entry in merged.plant.calendar] == ["22:00"]


def test_registers_and_what_is_kept_are_merged_by_their_keys() -> None:
    rows = {Id(name): Observation.of_row(Id(name), "row", subject="x", line=2) for name in ("input-a", "input-b")}
    plants = [
        Plant(
            frame=DeclaredFrame(Id(name), name=named, owner=owner),
            drills=(DeclaredDrill(Id(name), "program", "2027-01-06", onto=name),),
            carried=(Carried(Id(name), "answers", "SR 1.1", f'{{"answer":"{name}"}}'),),
            comments=(Comment("drills", "", "", "above", f"# {name}"),),
        )
        for name, named, owner in (("input-a", "Line", None), ("input-b", None, "Maintenance"))
    ]
    merged = merge_plants(plants, rows, given_back={Id("input-b")}).plant
    assert [one.onto for one in merged.drills] == ["input-b"]
    assert [one.body for one in merged.carried] == ['{"answer":"input-b"}']
    assert merged.frame == DeclaredFrame(Id("input-b"), name="Line", owner="Maintenance")
    assert [one.text for one in merged.comments] == ["# input-b"]
    assert merge_plants(plants, rows).plant.comments == ()
    assert merge_plants(plants[::-1], rows, given_back={Id("input-b")}).plant == merged
