from zonewright.model.flow import Operation
from zonewright.protocols.tftp.codes import ROOM


def test_room() -> None:
    assert (ROOM.name, ROOM.udp_ports) == ("tftp", (69,))
    assert ROOM.is_industrial is False


def test_operations() -> None:
    assert ROOM.operation_of("1") is Operation.READ
    assert ROOM.operation_of("2") is Operation.WRITE
