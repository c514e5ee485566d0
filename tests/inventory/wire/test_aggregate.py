import numpy as np

from zonewright.inventory.wire.aggregate import derive_totals, number_rows


def test_totals_stand_in_the_order_of_the_keys() -> None:
    key, value = np.array([2, 1, 2]), np.array([10, 20, 30])
    totals = derive_totals({"key": key}, sums={"sum": value}, lowest={"low": value}, highest={"high": value})
    assert {name: column.tolist() for name, column in totals.items()} == {
        "key": [1, 2],
        "sum": [20, 40],
        "low": [20, 10],
        "high": [20, 30],
    }


def test_rows_are_numbered_by_key() -> None:
    numbers, once = number_rows(np.array([5, 3, 5]), np.array([1, 1, 1]))
    assert numbers.tolist() == [1, 0, 1]
    assert once.tolist() == [1, 0]


def test_no_rows_have_no_numbers() -> None:
    numbers, once = number_rows(np.zeros(0, dtype=np.int64))
    assert numbers.tolist() == []
    assert once.tolist() == []
