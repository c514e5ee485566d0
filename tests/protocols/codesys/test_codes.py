import pytest

from zonewright.model.flow import Operation
from zonewright.protocols.codesys.codes import ROOM


@pytest.mark.parametrize(
    ("key", "operation"),
    [
        ("3/2/17", Operation.CONTROL),
        ("3/2/5", Operation.PROGRAM),
        ("3/9/6", Operation.WRITE),
        ("3/8/4", Operation.PROGRAM),
        ("3", Operation.OTHER),
        ("2/1", Operation.DIAGNOSE),
    ],
)
def test_what_a_service_does_to_the_process(key: str, operation: Operation) -> None:
    assert ROOM.operation_of(key) is operation


def test_room() -> None:
    assert (ROOM.name, ROOM.tcp_ports, ROOM.udp_ports) == ("codesys", (1200, 1217, 11740), (1740, 1741, 1742, 1743))
    assert all(part.isdigit() for key in ROOM.codes for part in key.split("/"))
