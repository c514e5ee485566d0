"""The list of protocol rooms."""

from zonewright.protocols.registry import ROOMS


def test_no_two_rooms_claim_a_port() -> None:
    for ports in ([port for room in ROOMS for port in room.tcp_ports], [p for room in ROOMS for p in room.udp_ports]):
        assert len(ports) == len(set(ports))


def test_names_are_different_and_every_room_has_a_way_in() -> None:
    assert len({room.name for room in ROOMS}) == len(ROOMS)
    assert all(room.tcp_ports or room.udp_ports or room.ethertypes for room in ROOMS)
