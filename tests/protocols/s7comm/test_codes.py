import pytest

from zonewright.model.flow import Operation
from zonewright.protocols.s7comm.codes import ROOM


@pytest.mark.parametrize(
    ("key", "operation"),
    [
        ("1/4", Operation.READ),
        ("1/5", Operation.WRITE),
        ("1/26", Operation.PROGRAM),
        ("1/29", Operation.PROGRAM),
        ("1/40", Operation.CONTROL),
        ("1/40/1", Operation.PROGRAM),
        ("1/41", Operation.CONTROL),
        ("7/4/1", Operation.DIAGNOSE),
        ("7/1/9", Operation.WRITE),
        ("7/1/16", Operation.DIAGNOSE),
        ("7/7/2", Operation.CONTROL),
        ("7/2/1", Operation.READ),
        ("1/99", Operation.OTHER),
    ],
)
def test_what_a_code_does_to_the_process(key: str, operation: Operation) -> None:
    assert ROOM.operation_of(key) is operation


def test_room() -> None:
    assert (ROOM.name, ROOM.tcp_ports) == ("s7comm", (102,))
    assert all(part.isdigit() for key in ROOM.codes for part in key.split("/"))


def test_areas_are_named() -> None:
    areas = (0x840001, 0x820000, 0x1C0000, 0x0A0007, 0x080001, 0x990000)
    assert [ROOM.name_area(area) for area in areas] == ["DB 1", "outputs", "counters", "DB 7", "OB 1", "area 0x99"]
