from zonewright.model.flow import Operation
from zonewright.protocols.dhcp.codes import ROOM, ROOM_6


def test_rooms() -> None:
    assert (ROOM.name, ROOM.udp_ports, ROOM.is_industrial) == ("dhcp", (67, 68), False)
    assert (ROOM_6.name, ROOM_6.udp_ports, ROOM_6.is_industrial) == ("dhcp6", (547,), False)


def test_what_a_message_does() -> None:
    assert ROOM.operation_of("1") is Operation.OTHER
    assert ROOM.operation_of("9") is ROOM_6.operation_of("10") is Operation.CONTROL
    assert ROOM.operation_of("10") is Operation.DIAGNOSE
