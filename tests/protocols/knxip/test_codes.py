import pytest

from zonewright.model.flow import Operation
from zonewright.protocols.knxip.codes import ROOM


@pytest.mark.parametrize(
    ("key", "operation"),
    [
        ("513", Operation.DIAGNOSE),
        ("1056/2", Operation.WRITE),
        ("1328/10", Operation.PROGRAM),
        ("1056/14", Operation.CONTROL),
        ("784", Operation.PROGRAM),
        ("9", Operation.OTHER),
    ],
)
def test_what_a_service_does_to_the_process(key: str, operation: Operation) -> None:
    assert ROOM.operation_of(key) is operation


def test_room() -> None:
    assert (ROOM.name, ROOM.tcp_ports, ROOM.udp_ports) == ("knxip", (3671,), (3671,))
    assert all(f"{service}/{command}" in ROOM.codes for service in (1056, 1328) for command in range(16))


def test_areas_are_named() -> None:
    assert [ROOM.name_area(area) for area in (0, 1)] == ["group address", "device address"]
