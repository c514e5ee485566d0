from zonewright.model.flow import Operation
from zonewright.protocols.wsdiscovery.codes import ROOM


def test_room() -> None:
    assert (ROOM.name, ROOM.udp_ports, ROOM.is_industrial) == ("wsdiscovery", (3702,), False)
    assert ROOM.operation_of("1") is Operation.PUBLISH
    assert ROOM.operation_of("3") is Operation.DIAGNOSE
