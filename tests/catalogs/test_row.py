from zonewright.catalogs.catalog import get_rows
from zonewright.catalogs.row import ComponentRequirement, Requirement


def test_a_row_names_itself_for_the_basis_of_a_record() -> None:
    names = {row.id: row.catalog_id for row in get_rows("62443-3-3", Requirement)}
    assert names["SR 5.1 RE 1"] == "catalog:62443-3-3/2013#SR 5.1 RE 1"


def test_eight_system_gates_and_three_component_gates_are_disputed() -> None:
    assert [row.id for row in get_rows("62443-3-3", Requirement) if row.disputed] == [
        "SR 1.13 RE 1",
        "SR 2.2 RE 1",
        "SR 2.3 RE 1",
        "SR 3.4",
        "SR 4.1 RE 2",
        "SR 5.2 RE 3",
        "SR 5.4",
        "SR 6.2",
    ]
    components = [row.id for row in get_rows("62443-4-2", ComponentRequirement) if row.disputed]
    assert components == ["CR 6.1 RE 1", "CR 6.2", "CR 7.8"]


def test_the_adopted_value_of_a_dispute_comes_first_and_at_least_one_differs() -> None:
    rows: list[Requirement | ComponentRequirement] = [
        *get_rows("62443-3-3", Requirement),
        *get_rows("62443-4-2", ComponentRequirement),
    ]
    for row in rows:
        if row.dispute:
            values = [claim.min_sl for claim in row.dispute.sources_say]
            assert values[0] == row.min_sl
            assert len(set(values)) == len(values) > 1
        assert (row.agreement == "conflict") == row.disputed
