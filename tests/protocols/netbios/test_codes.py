from zonewright.model.flow import Operation
from zonewright.protocols.netbios.codes import ROOM_DATAGRAMS, ROOM_NAMES


def test_rooms() -> None:
    assert (ROOM_NAMES.name, ROOM_NAMES.udp_ports, ROOM_NAMES.is_industrial) == ("netbios_ns", (137,), False)
    assert (ROOM_DATAGRAMS.name, ROOM_DATAGRAMS.udp_ports) == ("netbios_dgm", (138,))
    assert not ROOM_DATAGRAMS.is_industrial


def test_what_a_message_does() -> None:
    assert ROOM_NAMES.operation_of("0/33") is Operation.DIAGNOSE
    assert ROOM_NAMES.operation_of("5") is Operation.PUBLISH
    assert ROOM_DATAGRAMS.operation_of("17") is Operation.PUBLISH
    assert ROOM_DATAGRAMS.operation_of("16") is Operation.OTHER
