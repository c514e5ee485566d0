from zonewright.model.flow import Operation
from zonewright.protocols.smb.codes import ROOM


def test_room() -> None:
    assert (ROOM.name, ROOM.tcp_ports, ROOM.by_content) == ("smb", (139, 445), True)
    assert ROOM.is_industrial is False


def test_operations() -> None:
    assert ROOM.operation_of("1/115") is Operation.OTHER
    assert ROOM.operation_of("2/0/785") is Operation.OTHER
    assert ROOM.operation_of("2/9") is Operation.OTHER
