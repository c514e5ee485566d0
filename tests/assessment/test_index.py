from zonewright.assessment.index import derive_declarations, gather_facts, iter_keys, place_facts
from zonewright.model.asset import Address
from zonewright.model.identifier import Id
from zonewright.model.plant import DeclaredAsset

FIRST = DeclaredAsset(Id("observation-a"), "Filler", addresses=(Address(None, "10.0.0.1"),))
SECOND = DeclaredAsset(Id("observation-b"), "filler", addresses=(Address("00:1b:1b:00:00:01", "10.0.0.1"),))


def test_the_first_line_that_states_something_is_found() -> None:
    found = derive_declarations([FIRST, SECOND])
    assert found.lines == {FIRST.declared_by: 0, SECOND.declared_by: 1}
    assert found.addresses == {"10.0.0.1": 0, "00:1b:1b:00:00:01": 1}
    assert found.names == {"filler": 0}


def test_keys_are_what_is_known_of_addresses() -> None:
    assert list(iter_keys((*SECOND.addresses, Address(None, None)))) == ["00:1b:1b:00:00:01", "10.0.0.1"]


def test_facts_of_several_owners_come_once_in_the_order_given() -> None:
    words = ["ab", "c", "ba", "aa"]
    placed = place_facts(words, lambda word: map(Id, word))
    assert gather_facts(placed, [Id("b"), Id("a")]) == ("ab", "ba", "aa")
    assert gather_facts(placed, [Id("c"), Id("x")]) == ("c",)
