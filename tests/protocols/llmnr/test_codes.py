from zonewright.model.flow import Operation
from zonewright.protocols.llmnr.codes import ROOM


def test_room() -> None:
    assert (ROOM.name, ROOM.udp_ports, ROOM.is_industrial) == ("llmnr", (5355,), False)
    assert ROOM.operation_of("0") is Operation.DIAGNOSE
