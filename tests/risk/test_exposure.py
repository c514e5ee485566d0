from tests.hardening.small_plant import WEIGHTING, bridge, conduit, zone
from zonewright.risk.exposure import derive_exposures, entries_of, sum_points
from zonewright.risk.way import OUTSIDE, derive_ways

ZONES = [
    zone("it", "enterprise"),
    zone("dmz", "dmz"),
    zone("ot", "servers"),
    zone("cell", "cell"),
    zone("sis", "safety"),
]


def test_points_halve_with_each_step_beyond_the_first_and_are_0_where_no_entry_reaches() -> None:
    ways = derive_ways([conduit("it", "dmz", "1"), conduit("dmz", "ot", "2"), conduit("ot", "cell", "3")], [])
    found = derive_exposures(ZONES, ways, weighting=WEIGHTING)
    assert [(one.zone, one.steps, one.points) for one in found] == [
        ("it", 0, 0),
        ("dmz", 1, 2),
        ("ot", 2, 2.5),
        ("cell", 3, 7.5),
        ("sis", None, 0),
    ]
    assert sum_points(found) == 12


def test_a_way_through_a_filter_counts_two_steps() -> None:
    ways = derive_ways([conduit("it", "cell", "1", by="fw")], [])
    assert derive_exposures(ZONES, ways, weighting=WEIGHTING)[3].points == 15


def test_the_shortest_way_counts() -> None:
    ways = derive_ways([conduit("it", "cell", "1", by="fw")], [bridge("dual_homed", "it", "cell")])
    assert derive_exposures(ZONES, ways, weighting=WEIGHTING)[3].steps == 1


def test_entries_are_the_internet_the_office_and_the_vendors_way_in() -> None:
    zones = [*ZONES, zone("net", "external"), zone("box", "remote_access")]
    assert entries_of(zones) == (OUTSIDE, "it", "net", "box")


def test_the_vendors_way_in_weighs_in_full_itself() -> None:
    found = derive_exposures([zone("box", "remote_access")], [], weighting=WEIGHTING)
    assert (found[0].steps, found[0].points) == (0, 2)


def test_a_way_to_a_zone_that_is_not_there_leads_nowhere() -> None:
    ways = derive_ways([conduit("it", "gone", "1")], [])
    assert derive_exposures([zone("it", "enterprise")], ways, weighting=WEIGHTING)[0].steps == 0
