from tests.hardening.small_plant import WEIGHTING
from zonewright.model.zone import ZoneKind


def test_a_kind_without_a_weight_weighs_nothing() -> None:
    assert WEIGHTING.points_of(ZoneKind.SAFETY) == 100
    assert WEIGHTING.points_of(ZoneKind.ENTERPRISE) == 0


def test_the_first_step_counts_in_full_and_each_further_one_halves() -> None:
    assert [WEIGHTING.left_at(steps) for steps in range(5)] == [1, 1, 0.5, 0.25, 0.125]


def test_everything_it_rests_on_is_named() -> None:
    assert "catalog:zonewright/1#plan/decay" in WEIGHTING.all_basis()
    assert "catalog:zonewright/1#weight/safety" in WEIGHTING.all_basis()
