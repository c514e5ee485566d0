from zonewright.model.flow import Operation
from zonewright.protocols.lldp.codes import ROOM


def test_room() -> None:
    assert (ROOM.name, ROOM.ethertypes) == ("lldp", (0x88CC,))
    assert ROOM.operation_of("0") is Operation.PUBLISH
