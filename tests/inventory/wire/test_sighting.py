from tests.tables import arp, sighting, sightings
from zonewright.inventory.wire.sighting import (
    Span,
    derive_sighting_observations,
    derive_sightings,
    make_observation,
    time_of,
)
from zonewright.model.identifier import Id


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
    assert time_of(1_500).microsecond == 1


def test_directions_of_a_flow_have_names_of_their_own() -> None:
    ids = {
        make_observation(Id("input-a"), "flow", subject="a > b", span=Span(1, 2, 0, 2), key=("flow-1", way)).id
        for way in ("asks", "answers")
    }
    assert len(ids) == 2
