import pytest

from zonewright.model.flow import Operation
from zonewright.protocols.dnp3.codes import ROOM


@pytest.mark.parametrize(
    ("key", "operation"),
    [
        ("1", Operation.READ),
        ("1/0", Operation.DIAGNOSE),
        ("1/70", Operation.PROGRAM),
        ("2", Operation.WRITE),
        ("2/50", Operation.CONTROL),
        ("2/70", Operation.PROGRAM),
        ("2/80", Operation.OTHER),
        ("3", Operation.WRITE),
        ("5", Operation.WRITE),
        ("7", Operation.CONTROL),
        ("9", Operation.WRITE),
        ("13", Operation.CONTROL),
        ("18", Operation.CONTROL),
        ("21", Operation.CONTROL),
        ("25", Operation.PROGRAM),
        ("28", Operation.DIAGNOSE),
        ("129", Operation.OTHER),
        ("130", Operation.PUBLISH),
        ("77", Operation.OTHER),
    ],
)
def test_what_a_code_does_to_the_process(key: str, operation: Operation) -> None:
    assert ROOM.operation_of(key) is operation


def test_every_function_of_the_standard_is_in_the_table() -> None:
    assert {str(function) for function in (*range(34), 129, 130, 131)} <= set(ROOM.codes)


def test_room() -> None:
    assert (ROOM.name, ROOM.tcp_ports, ROOM.udp_ports) == ("dnp3", (20000,), (20000,))
    assert all(part.isdigit() for key in ROOM.codes for part in key.split("/"))


def test_what_is_touched_is_named() -> None:
    assert ROOM.name_unit(10) == "outstation 10"
    assert [ROOM.name_area(area) for area in (12, 111)] == ["group 12 (control relay output)", "group 111"]
