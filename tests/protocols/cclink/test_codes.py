from zonewright.model.flow import Operation
from zonewright.protocols.cclink.codes import ROOM_BASIC, ROOM_FRAME


def test_rooms() -> None:
    assert (ROOM_BASIC.name, ROOM_BASIC.udp_ports) == ("cclink_basic", (45237, 61450, 61451))
    assert (ROOM_FRAME.name, ROOM_FRAME.ethertypes) == ("cclink_ie", (0x890F,))
    assert ROOM_BASIC.is_industrial
    assert ROOM_FRAME.is_industrial


def test_operations() -> None:
    assert ROOM_BASIC.operation_of("14/49") is Operation.WRITE
    assert ROOM_BASIC.operation_of("14/112") is Operation.PUBLISH
    assert ROOM_BASIC.operation_of("4/1") is Operation.OTHER
    assert ROOM_FRAME.operation_of("0") is Operation.PUBLISH
