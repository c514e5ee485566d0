from zonewright.model.flow import Operation
from zonewright.protocols.mrp.codes import ROOM


def test_room() -> None:
    assert (ROOM.name, ROOM.ethertypes) == ("mrp", (0x88E3,))
    assert ROOM.is_industrial is False


def test_operations() -> None:
    assert ROOM.operation_of("2") is Operation.PUBLISH
    assert ROOM.operation_of("4") is Operation.PUBLISH
