from zonewright.model.flow import Operation
from zonewright.protocols.goose.codes import ETHERTYPE, ROOM


def test_room() -> None:
    assert (ROOM.name, ROOM.ethertypes) == ("goose", (ETHERTYPE,))
    assert (ROOM.tcp_ports, ROOM.udp_ports) == ((), ())


def test_a_publication_is_published() -> None:
    assert ROOM.operation_of("0") is Operation.PUBLISH
