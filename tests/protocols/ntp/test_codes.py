from zonewright.model.flow import Operation
from zonewright.protocols.ntp.codes import ROOM


def test_room() -> None:
    assert (ROOM.name, ROOM.udp_ports) == ("ntp", (123,))
    assert ROOM.is_industrial is False


def test_operations() -> None:
    assert ROOM.operation_of("3") is Operation.READ
    assert ROOM.operation_of("5") is Operation.PUBLISH
    assert ROOM.operation_of("6/3") is Operation.WRITE
    assert ROOM.operation_of("7/42") is Operation.DIAGNOSE
    assert ROOM.operation_of("7/99") is Operation.DIAGNOSE
