from zonewright.model.flow import Operation
from zonewright.protocols.vnc.codes import ROOM


def test_room() -> None:
    assert ROOM.name == "vnc"
    assert 5900 in ROOM.tcp_ports
    assert ROOM.by_content
    assert ROOM.is_industrial is False


def test_operations() -> None:
    assert ROOM.operation_of("1/3/8") is Operation.OTHER
    assert ROOM.operation_of("2/1") is Operation.OTHER
