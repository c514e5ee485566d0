from zonewright.model.flow import Operation
from zonewright.protocols.stp.codes import ROOM


def test_room() -> None:
    assert (ROOM.name, ROOM.ethertypes) == ("stp", (0,))
    assert ROOM.is_industrial is False


def test_operations() -> None:
    assert ROOM.operation_of("0/0") is Operation.PUBLISH
    assert ROOM.operation_of("2/2/1") is Operation.PUBLISH
    assert ROOM.operation_of("3/2/1") is Operation.PUBLISH
