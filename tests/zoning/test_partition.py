from tests.tables import divide, line, take
from zonewright.zoning.partition import PartitionInput, derive_partition


def test_every_asset_has_one_zone_but_the_router() -> None:
    rows, seen = line()
    division = divide(take(rows, seen=seen))
    zones = [name for zone in division.zones for name in zone.assets]
    assert len(zones) == len(set(zones)) == len(division.assets) - 1
    assert all(one.purdue_level == 3.5 for one in division.assets if "zone DMZ" in " ".join(one.why))


def test_nothing_divides_into_nothing() -> None:
    division = derive_partition(PartitionInput(()))
    assert (division.zones, division.conduits, division.bridges) == ((), (), ())
