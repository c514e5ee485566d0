import pytest

from tests.hardening.small_plant import WEIGHTING, bridge, conduit, situation, zone
from zonewright.hardening.candidates import derive_candidates
from zonewright.hardening.programme import Row
from zonewright.hardening.reach import make_reach
from zonewright.risk.exposure import derive_exposures, sum_points
from zonewright.risk.way import apply_change, derive_ways

ZONES = [zone("it", "enterprise"), zone("ot", "servers"), zone("cell", "cell"), zone("sis", "safety")]
PLANT = situation(
    ZONES,
    [conduit("it", "ot", "f1"), conduit("ot", "cell", "f2", "f3"), conduit("cell", "sis", "f4", by="fw")],
    [bridge("dual_homed", "it", "cell"), bridge("remote_tool", "cell", flows=("f5",))],
)


@pytest.mark.parametrize("taken", range(-1, 4))
def test_with_the_measures_fixed_the_programme_gives_the_points_of_the_formula(taken: int) -> None:
    ways, candidates = derive_ways(PLANT.conduits, PLANT.bridges), derive_candidates(PLANT)
    reach = make_reach(ZONES, ways, candidates=candidates, weighting=WEIGHTING)
    fixed = [
        Row(((column, 1.0),), low=float(at == taken), high=float(at == taken)) for at, column in enumerate(reach.chosen)
    ]
    solution = reach.programme.find_cheapest(reach.points, also=fixed)
    assert solution is not None
    left = apply_change(ways, candidates[taken].change) if taken >= 0 else ways
    points = sum_points(derive_exposures(ZONES, left, weighting=WEIGHTING))
    assert sum(solution.values[column] * weight for column, weight in reach.points.items()) == pytest.approx(points)


def test_a_plant_of_entries_only_has_nothing_to_reach() -> None:
    reach = make_reach([zone("it", "enterprise")], [], candidates=[], weighting=WEIGHTING)
    assert reach.points == {}
