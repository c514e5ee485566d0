from tests.tables import divide, line, take
from zonewright.zoning.conduit import make_conduit_id


def test_a_conduit_joins_each_pair_of_zones_that_flows_cross() -> None:
    rows, seen = line()
    division = divide(take(rows, seen=seen))
    for conduit in division.conduits:
        assert conduit.id == make_conduit_id(conduit.zones)
        assert conduit.flows == tuple(sorted(f.id for f in division.flows if f.conduit == conduit.id))
        assert conduit.sl_target == (2, 2, 2, 1, 2, 1, 2)
        assert conduit.assumed == ("sl_target",)
    assert len(division.conduits) == 4
