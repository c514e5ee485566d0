from zonewright.hardening.programme import Programme, Row


def knapsack() -> Programme:
    programme = Programme()
    for _ in range(3):
        programme.add_column(whole=True)
    programme.add_row(Row(((0, 3.0), (1, 4.0), (2, 5.0)), low=7.0))
    return programme


def test_the_cheapest_whole_choice_is_found_and_proven() -> None:
    found = knapsack().find_cheapest({0: 2.0, 1: 3.0, 2: 4.5})
    assert found is not None
    assert [round(value) for value in found.values] == [1, 1, 0]
    assert found.proven
    assert round(found.bound, 6) == 5


def test_a_row_may_be_added_for_one_search_only() -> None:
    programme = knapsack()
    also = programme.find_cheapest({0: 2.0, 1: 3.0, 2: 4.5}, also=[Row(((0, 1.0),), high=0.0)])
    assert also is not None
    assert [round(value) for value in also.values] == [0, 1, 1]
    assert len(programme.rows) == 1


def test_what_cannot_hold_has_no_solution() -> None:
    assert knapsack().find_cheapest({}, also=[Row(((0, 1.0), (1, 1.0)), low=3.0)]) is None


def test_columns_that_are_not_whole_may_be_parts() -> None:
    programme = Programme()
    programme.add_column()
    programme.add_row(Row(((0, 2.0),), low=1.0))
    found = programme.find_cheapest({0: 1.0})
    assert found is not None
    assert found.values == (0.5,)
