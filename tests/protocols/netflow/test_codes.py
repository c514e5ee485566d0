from zonewright.model.flow import Operation
from zonewright.protocols.netflow.codes import ROOM


def test_room() -> None:
    assert ROOM.name == "netflow"
    assert not ROOM.is_industrial
    assert ROOM.operation_of("9") is Operation.PUBLISH
