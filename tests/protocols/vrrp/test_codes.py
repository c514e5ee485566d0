from zonewright.model.flow import Operation
from zonewright.protocols.vrrp.codes import ROOM


def test_room() -> None:
    assert (ROOM.name, ROOM.ip_protocols) == ("vrrp", (112,))
    assert ROOM.is_industrial is False


def test_operations() -> None:
    assert ROOM.operation_of("2") is Operation.PUBLISH
    assert ROOM.operation_of("3") is Operation.PUBLISH
