import pytest

from zonewright.model.flow import Operation
from zonewright.protocols.fins.codes import ROOM


@pytest.mark.parametrize(
    ("key", "operation"),
    [
        ("1/1", Operation.READ),
        ("1/2", Operation.WRITE),
        ("2/1", Operation.PROGRAM),
        ("3/7", Operation.PROGRAM),
        ("4/2", Operation.CONTROL),
        ("5/1", Operation.DIAGNOSE),
        ("7/2", Operation.CONTROL),
        ("12/2", Operation.CONTROL),
        ("33/1", Operation.CONTROL),
        ("34/1", Operation.DIAGNOSE),
        ("34/3", Operation.PROGRAM),
        ("35/1", Operation.WRITE),
        ("38/1", Operation.CONTROL),
        ("48/1", Operation.OTHER),
    ],
)
def test_what_a_code_does_to_the_process(key: str, operation: Operation) -> None:
    assert ROOM.operation_of(key) is operation


def test_room() -> None:
    assert (ROOM.name, ROOM.tcp_ports, ROOM.udp_ports) == ("fins", (9600,), (9600,))
    assert all(part.isdigit() for key in ROOM.codes for part in key.split("/"))


def test_areas_are_named() -> None:
    areas = (0x82, 0x31, 0xA1, 0x20, 0xDD, 0x18010, 0x20000)
    said = ["D", "W bits", "E1", "E0 bits", "area 0xDD", "parameter area 0x8010", "program"]
    assert [ROOM.name_area(area) for area in areas] == said
