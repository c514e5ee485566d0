"""What is handed over of a model: some zones, and nothing of the others."""

import pytest

from zonewright.errors import InputError
from zonewright.lifecycle.scope import derive_scope
from zonewright.model.identifier import Id
from zonewright.model.plant import (
    CalendarEntry,
    Carried,
    Comment,
    DeclaredAsset,
    DeclaredConduit,
    DeclaredFrame,
    DeclaredFunction,
    DeclaredZone,
    Plant,
)
from zonewright.model.register import DeclaredDrill, DeclaredRestorable, DeclaredWayIn, DeclaredWorkOrder

HERE = Id("observation-here")
PLANT = Plant(
    frame=DeclaredFrame(HERE, "Line 2"),
    functions=(DeclaredFunction(HERE, "filling", ("plc-1", "plc-2")),),
    zones=(DeclaredZone(HERE, "packer", assets=("plc-2",)), DeclaredZone(HERE, "office"), DeclaredZone(HERE, "cell")),
    conduits=(DeclaredConduit(HERE, "up", ("packer", "office")), DeclaredConduit(HERE, "other", ("cell", "office"))),
    assets=(DeclaredAsset(HERE, "plc-1", zone="cell"), DeclaredAsset(HERE, "plc-2"), DeclaredAsset(HERE, "pc")),
    calendar=(CalendarEntry(HERE, "early", "shift"),),
    ways_in=(
        DeclaredWayIn(HERE, "vpn", "vpn", reaches=("plc-2", "plc-1")),
        DeclaredWayIn(HERE, "door", "other"),
        DeclaredWayIn(HERE, "jump", "jump_host", enters="pc"),
    ),
    work_orders=(DeclaredWorkOrder(HERE, "4711", assets=("plc-2", "pc"), way_in="jump"),),
    restorables=(DeclaredRestorable(HERE, "program", asset="plc-2"), DeclaredRestorable(HERE, "disk", asset="pc")),
    drills=(DeclaredDrill(HERE, "program", "2027-01-01"), DeclaredDrill(HERE, "disk", "2027-01-01")),
    carried=(
        Carried(HERE, "authorised_flows", "pc / plc-2", '{"destination":"plc-2","source":"pc"}'),
        Carried(HERE, "authorised_flows", "pc / plc-1", '{"destination":"plc-1","source":"pc"}'),
    ),
    comments=(Comment("assets", "plc-2", "", "above", "# spare in rack 4"), Comment("", "", "", "above", "# head")),
)


def test_assets_of_the_zone_go_along_whoever_says_that_they_are_in_it() -> None:
    assert [one.name for one in derive_scope(PLANT, ["packer"]).assets] == ["plc-2"]
    assert [one.name for one in derive_scope(PLANT, ["CELL"]).assets] == ["plc-1"]


def test_a_conduit_that_leads_out_goes_along_with_the_name_of_its_far_end() -> None:
    scope = derive_scope(PLANT, ["packer"])
    assert [one.name for one in scope.conduits] == ["up"]
    assert [(one.name, one.assets) for one in scope.zones] == [("packer", ("plc-2",)), ("office", ())]


def test_registers_and_functions_name_only_what_is_inside() -> None:
    scope = derive_scope(PLANT, ["packer"])
    assert [one.assets for one in scope.functions] == [("plc-2",)]
    assert [(one.name, one.reaches) for one in scope.ways_in] == [("vpn", ("plc-2",)), ("jump", ())]
    assert [one.enters for one in scope.ways_in] == [None, None]
    assert [one.assets for one in scope.work_orders] == [("plc-2",)]
    assert [one.name for one in scope.restorables] == ["program"]
    assert [one.restorable for one in scope.drills] == ["program"]
    assert [one.key for one in scope.carried] == ["pc / plc-2"]
    assert [one.text for one in scope.comments] == ["# spare in rack 4"]


def test_what_is_about_the_whole_plant_stays_at_home() -> None:
    scope = derive_scope(PLANT, ["packer"])
    assert (scope.frame, scope.calendar) == (None, ())


def test_a_zone_that_is_none_is_said_with_those_that_are() -> None:
    with pytest.raises(InputError, match="attic") as caught:
        derive_scope(PLANT, ["packer", "attic"])
    assert "packer, office, cell" in (caught.value.hint or "")
