from tests.tables import arp, sighting, sightings
from zonewright.inventory.wire.sighting import (
    Span,
    derive_sighting_observations,
    derive_sightings,
    make_observation,
    place_in_lines,
    time_of,
)
from zonewright.model.identifier import Id
from zonewright.model.observation import Input, Status


def test_a_sighting_names_its_sender() -> None:
    found = derive_sightings(sightings(arp("10.0.0.1"), sighting("lldp", mac="00:1b:1b:00:00:02", name="plc")))
    assert [one.subject for one in found] == ["00:1b:1b:00:00:01 10.0.0.1", "00:1b:1b:00:00:02"]
    assert found[1].fields == {"name": "plc"}


def test_one_observation_per_input_kind_and_subject() -> None:
    rows = [arp("10.0.0.1"), arp("10.0.0.1", at=5), arp("10.0.0.1", input="input-b")]
    found = derive_sighting_observations(derive_sightings(sightings(*rows)))
    assert sorted(found) == [
        ("input-a", "arp", "00:1b:1b:00:00:01 10.0.0.1"),
        ("input-b", "arp", "00:1b:1b:00:00:01 10.0.0.1"),
    ]


def test_times_are_cut_to_microseconds() -> None:
    moment = time_of(1_500)
    assert moment is not None
    assert moment.microsecond == 1


def test_what_no_input_dates_has_no_time() -> None:
    row = arp("10.0.0.1") | {"first_ns": None, "last_ns": None}
    (one,) = derive_sighting_observations(derive_sightings(sightings(row))).values()
    assert one.time is None


def test_what_has_no_packets_is_placed_in_lines() -> None:
    (one,) = derive_sighting_observations(derive_sightings(sightings(arp("10.0.0.1")))).values()
    listing = Input(Id("input-a"), "a", "0", "listing", Status.COMPLETE, 1, lines=9)
    capture = Input(Id("input-a"), "a", "0", "capture", Status.COMPLETE, 1, packets=9)
    (placed,) = place_in_lines([one], [listing])
    assert (placed.line, placed.first_packet, placed.last_packet, placed.id) == (1, None, None, one.id)
    assert list(place_in_lines([one], [capture])) == [one]


def test_a_sighting_without_an_address_is_called_by_its_name() -> None:
    (one,) = derive_sightings(sightings(sighting("cdp", host_name="core", behind="Gi1/1 of sw")))
    assert one.subject == "core"


def test_directions_of_a_flow_have_names_of_their_own() -> None:
    ids = {
        make_observation(Id("input-a"), "flow", subject="a > b", span=Span(1, 2, 0, 2), key=("flow-1", way)).id
        for way in ("asks", "answers")
    }
    assert len(ids) == 2
