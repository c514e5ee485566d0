from tests.hardening.small_plant import asset, conduit, zone
from zonewright.assessment.fact import Facts
from zonewright.model.identifier import Id

CELL, OT = zone("cell", "cell"), zone("ot", "servers")
JOINT, OTHER = conduit("cell", "ot"), conduit("dmz", "ot")
FACTS = Facts(zones=(CELL, OT), conduits=(JOINT, OTHER), assets=(asset("plc"),))


def test_a_zone_has_conduits_and_a_conduit_is_its_own() -> None:
    assert FACTS.conduits_of(CELL) == (JOINT,)
    assert FACTS.conduits_of(OT) == (JOINT, OTHER)
    assert FACTS.conduits_of(OTHER) == (OTHER,)


def test_assets_are_named_in_plant_words() -> None:
    assert FACTS.names((Id("plc"), Id("asset-x"))) == "plc, asset-x"
