from zonewright.model.flow import Operation
from zonewright.protocols.hsrp.codes import ROOM


def test_room() -> None:
    assert (ROOM.name, ROOM.udp_ports) == ("hsrp", (1985, 2029))
    assert ROOM.is_industrial is False


def test_operations() -> None:
    assert ROOM.operation_of("1/0") is Operation.PUBLISH
    assert ROOM.operation_of("1/1") is Operation.OTHER
    assert ROOM.operation_of("2/2") is Operation.OTHER
