from zonewright.model.flow import Operation
from zonewright.protocols.telnet.codes import ROOM


def test_room() -> None:
    assert (ROOM.name, ROOM.tcp_ports) == ("telnet", (23, 2323))
    assert ROOM.is_industrial is False


def test_operations() -> None:
    assert ROOM.operation_of("0") is Operation.PUBLISH
    assert ROOM.operation_of("1") is Operation.OTHER
