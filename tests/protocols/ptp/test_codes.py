from zonewright.model.flow import Operation
from zonewright.protocols.ptp.codes import ROOM


def test_room() -> None:
    assert (ROOM.name, ROOM.ethertypes, ROOM.udp_ports) == ("ptp", (0x88F7,), (319, 320))
    assert ROOM.is_industrial is False


def test_operations() -> None:
    assert ROOM.operation_of("2/11") is Operation.PUBLISH
    assert ROOM.operation_of("2/13/1") is Operation.WRITE
    assert ROOM.operation_of("2/13/3") is Operation.CONTROL
