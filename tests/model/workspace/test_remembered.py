from zonewright.model.observation import make_input_id
from zonewright.model.workspace.remembered import make_remembered_id


def test_what_is_remembered_of_an_input_is_one_record_beside_it() -> None:
    name = make_input_id("ab" * 32)
    assert make_remembered_id(name) == make_remembered_id(name)
    assert make_remembered_id(name) != name
