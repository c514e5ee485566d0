from zonewright.model.flow import Operation
from zonewright.protocols.ssdp.codes import ROOM


def test_room() -> None:
    assert (ROOM.name, ROOM.udp_ports, ROOM.is_industrial) == ("ssdp", (1900,), False)
    assert ROOM.operation_of("0") is Operation.DIAGNOSE
    assert ROOM.operation_of("1") is Operation.PUBLISH
