import pytest

from zonewright.model.flow import Operation
from zonewright.protocols.modbus.codes import ROOM


@pytest.mark.parametrize(
    ("key", "operation"),
    [
        ("3", Operation.READ),
        ("6", Operation.WRITE),
        ("23", Operation.WRITE),
        ("8/10", Operation.DIAGNOSE),
        ("8/4", Operation.CONTROL),
        ("43/14", Operation.DIAGNOSE),
        ("90/65", Operation.CONTROL),
        ("90/200", Operation.PROGRAM),
        ("99", Operation.OTHER),
    ],
)
def test_what_a_code_does_to_the_process(key: str, operation: Operation) -> None:
    assert ROOM.operation_of(key) is operation


def test_room() -> None:
    assert (ROOM.name, ROOM.tcp_ports) == ("modbus", (502,))
    assert all(part.isdigit() for key in ROOM.codes for part in key.split("/"))


def test_areas_are_named() -> None:
    assert [ROOM.name_area(area) for area in (0, 4, 38)] == ["coils", "holding registers", "file 4"]
    assert ROOM.name_unit(7) == "unit 7"
