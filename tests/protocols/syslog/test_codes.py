from zonewright.model.flow import Operation
from zonewright.protocols.syslog.codes import ROOM


def test_room() -> None:
    assert (ROOM.name, ROOM.tcp_ports, ROOM.udp_ports, ROOM.is_industrial) == ("syslog", (514, 601), (514,), False)
    assert ROOM.codes["4"].name == "security"
    assert all(ROOM.operation_of(str(facility)) is Operation.PUBLISH for facility in range(24))
