from zonewright.model.flow import Operation
from zonewright.protocols.cdp.codes import ROOM


def test_room() -> None:
    assert (ROOM.name, ROOM.ethertypes) == ("cdp", (0,))
    assert ROOM.is_industrial is False


def test_operations() -> None:
    assert ROOM.operation_of("0") is Operation.PUBLISH
