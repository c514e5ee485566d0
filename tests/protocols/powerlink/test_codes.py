from zonewright.model.flow import Operation
from zonewright.protocols.powerlink.codes import ROOM


def test_room() -> None:
    assert (ROOM.name, ROOM.ethertypes, ROOM.udp_ports) == ("powerlink", (0x88AB,), (3819,))
    assert ROOM.is_industrial is True


def test_operations() -> None:
    assert ROOM.operation_of("1") is Operation.PUBLISH
    assert ROOM.operation_of("5/1") is Operation.DIAGNOSE
    assert ROOM.operation_of("6/4/34") is Operation.CONTROL
    assert ROOM.operation_of("6/4/99") is Operation.CONTROL
    assert ROOM.operation_of("6/5/1") is Operation.WRITE
    assert ROOM.operation_of("6/5/2") is Operation.READ
    assert ROOM.operation_of("6/5/32") is Operation.PROGRAM
