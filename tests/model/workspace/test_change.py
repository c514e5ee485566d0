from zonewright.model.workspace.change import make_change_id, make_edits_id, make_proposal_id


def test_two_that_take_the_same_number_meet() -> None:
    assert make_change_id(7) == make_change_id(7)
    assert len({make_change_id(number) for number in range(1, 100)}) == 99


def test_what_belongs_to_a_change_has_a_name_of_its_own() -> None:
    change = make_change_id(7)
    names = (change, make_edits_id(change), make_proposal_id(change))
    assert [name.partition("-")[0] for name in names] == ["change", "edits", "proposal"]
    assert len(set(names)) == 3
