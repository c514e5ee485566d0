import pytest

from zonewright.model.flow import Operation
from zonewright.protocols.ads.codes import ROOM


@pytest.mark.parametrize(
    ("key", "operation"),
    [
        ("1", Operation.DIAGNOSE),
        ("2", Operation.READ),
        ("3", Operation.WRITE),
        ("5/6/10000", Operation.CONTROL),
        ("8", Operation.PUBLISH),
        ("9/240/3", Operation.DIAGNOSE),
        ("3/240/5", Operation.WRITE),
        ("3/240/6", Operation.OTHER),
        ("9/240/129", Operation.WRITE),
        ("9/240/250", Operation.WRITE),
        ("9/10000/123", Operation.PROGRAM),
        ("3/10000/500", Operation.CONTROL),
        ("113/6", Operation.CONTROL),
        ("113/99", Operation.OTHER),
    ],
)
def test_what_a_command_does_to_the_process(key: str, operation: Operation) -> None:
    assert ROOM.operation_of(key) is operation


def test_room() -> None:
    assert (ROOM.name, ROOM.tcp_ports, ROOM.udp_ports) == ("ads", (48898,), (48899,))
    assert all(int(part) < 32767 for key in ROOM.codes for part in key.split("/"))
    assert all(str(command) in ROOM.codes for command in range(10))


def test_what_is_touched_is_named() -> None:
    assert (ROOM.name_unit(851), ROOM.name_area(0x4020)) == ("port 851", "group 0x4020")
