from zonewright.model.flow import Operation
from zonewright.protocols.dns.codes import ROOM


def test_room() -> None:
    assert (ROOM.name, ROOM.tcp_ports, ROOM.udp_ports, ROOM.is_industrial) == ("dns", (53,), (53,), False)
    assert ROOM.operation_of("0") is Operation.DIAGNOSE
    assert ROOM.operation_of("0/252") is Operation.READ
    assert ROOM.operation_of("5") is Operation.OTHER
