import pytest

from zonewright.model.flow import Operation
from zonewright.protocols.hartip.codes import ROOM


@pytest.mark.parametrize(
    ("key", "operation"),
    [
        ("3/0", Operation.DIAGNOSE),
        ("3/3", Operation.READ),
        ("3/35", Operation.WRITE),
        ("4/42", Operation.CONTROL),
        ("3/200", Operation.OTHER),
        ("2", Operation.OTHER),
    ],
)
def test_what_a_command_does_to_the_process(key: str, operation: Operation) -> None:
    assert ROOM.operation_of(key) is operation


def test_room() -> None:
    assert (ROOM.name, ROOM.tcp_ports, ROOM.udp_ports) == ("hartip", (5094,), (5094,))
    assert all(part.isdigit() for key in ROOM.codes for part in key.split("/"))
