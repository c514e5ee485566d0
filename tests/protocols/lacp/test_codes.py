from zonewright.model.flow import Operation
from zonewright.protocols.lacp.codes import ROOM


def test_room() -> None:
    assert (ROOM.name, ROOM.ethertypes) == ("lacp", (0x8809,))
    assert ROOM.is_industrial is False


def test_operations() -> None:
    assert ROOM.operation_of("1") is Operation.PUBLISH
    assert ROOM.operation_of("3") is Operation.DIAGNOSE
