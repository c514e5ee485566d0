from zonewright.model.asset import Address
from zonewright.model.identifier import Id
from zonewright.model.observation import Observation
from zonewright.model.plant import DeclaredAsset
from zonewright.sources.contradiction import Stated, iter_contradictions


def state(at: int, name: str, card: Address) -> Stated:
    seen = Observation.of_row(Id("input-x"), "declaration", subject=name, line=at + 1)
    return Stated("assets", at, f"line {at + 1}", DeclaredAsset(seen.id, name, addresses=(card,)), seen)


def test_equal_machines_may_use_one_address_in_two_vlans() -> None:
    stated = [state(0, "a", Address(ip="10.0.0.1", vlan=1)), state(1, "b", Address(ip="10.0.0.1", vlan=2))]
    assert list(iter_contradictions(stated)) == []


def test_the_later_statement_is_refused() -> None:
    stated = [state(0, "a", Address(ip="10.0.0.1")), state(1, "A", Address(ip="10.0.0.1"))]
    found = list(iter_contradictions(stated))
    assert {(one.stated.section, one.stated.at) for one in found} == {("assets", 1)}
    assert all("1" in one.what and "2" in one.what for one in found)
