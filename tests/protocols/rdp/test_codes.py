from zonewright.model.flow import Operation
from zonewright.protocols.rdp.codes import ROOM


def test_room() -> None:
    assert (ROOM.name, ROOM.tcp_ports, ROOM.by_content) == ("rdp", (3389,), True)
    assert ROOM.is_industrial is False


def test_operations() -> None:
    assert ROOM.operation_of("1/3") is Operation.OTHER
    assert ROOM.operation_of("2/0") is Operation.OTHER
