from zonewright.model.flow import Operation
from zonewright.protocols.prp.codes import ROOM


def test_room() -> None:
    assert (ROOM.name, ROOM.ethertypes) == ("prp", (0x88FB,))
    assert ROOM.is_industrial is False


def test_operations() -> None:
    assert ROOM.operation_of("20") is Operation.PUBLISH
