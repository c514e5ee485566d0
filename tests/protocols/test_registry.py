"""The list of protocol rooms."""

from zonewright.protocols.registry import ROOMS

SHARED = {
    102: ["s7comm", "s7plus", "mms"],
    80: ["http", "teamviewer"],
    443: ["tls", "teamviewer"],
    4500: ["ike", "esp"],
}
"""Ports that carry more than one protocol, in the order in which they are asked."""


def test_rooms_share_a_port_only_where_the_wire_does() -> None:
    for ports in (
        [(port, room.name) for room in ROOMS for port in room.tcp_ports],
        [(p, r.name) for r in ROOMS for p in r.udp_ports],
    ):
        found: dict[int, list[str]] = {}
        for port, name in ports:
            found.setdefault(port, []).append(name)
        assert {port: names for port, names in found.items() if len(names) > 1}.items() <= SHARED.items()


def test_names_are_different_and_every_room_has_a_way_in() -> None:
    assert len({room.name for room in ROOMS}) == len(ROOMS)
    assert all(room.tcp_ports or room.udp_ports or room.ethertypes or room.ip_protocols for room in ROOMS)


def test_a_place_on_layer_2_and_the_walker_have_room_for_every_number() -> None:
    assert len(ROOMS) < 128
