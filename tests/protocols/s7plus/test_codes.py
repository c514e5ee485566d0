import pytest

from zonewright.model.flow import Operation
from zonewright.protocols.s7plus.codes import ROOM
from zonewright.protocols.s7plus.count import _FUNCTIONS


@pytest.mark.parametrize(
    ("key", "operation"),
    [
        ("1356", Operation.READ),
        ("1346", Operation.WRITE),
        ("1266", Operation.WRITE),
        ("1266/52", Operation.CONTROL),
        ("1226/3", Operation.PROGRAM),
        ("1226/285", Operation.OTHER),
        ("1236/3", Operation.PROGRAM),
        ("1211", Operation.DIAGNOSE),
        ("1211/3", Operation.PROGRAM),
        ("51", Operation.PUBLISH),
        ("23", Operation.OTHER),
        ("1500", Operation.OTHER),
    ],
)
def test_what_a_code_does_to_the_process(key: str, operation: Operation) -> None:
    assert ROOM.operation_of(key) is operation


def test_room() -> None:
    assert (ROOM.name, ROOM.tcp_ports) == ("s7plus", (102,))
    assert all(part.isdigit() for key in ROOM.codes for part in key.split("/"))


def test_every_function_that_is_counted_is_named() -> None:
    assert {str(function) for function in _FUNCTIONS} <= set(ROOM.codes)


def test_areas_are_named() -> None:
    areas = (0x8A0E0001, 82, 52, 0x8A320001)
    assert [ROOM.name_area(area) for area in areas] == ["DB 1", "flags", "execution unit", "object 0x8A320001"]
