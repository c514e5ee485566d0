import pytest

from zonewright.model.flow import Operation
from zonewright.protocols.gesrtp.codes import ROOM


@pytest.mark.parametrize(
    ("key", "operation"),
    [("4", Operation.READ), ("7", Operation.WRITE), ("35", Operation.CONTROL), ("63", Operation.PROGRAM)],
)
def test_what_a_service_does_to_the_process(key: str, operation: Operation) -> None:
    assert ROOM.operation_of(key) is operation


def test_room() -> None:
    assert (ROOM.name, ROOM.tcp_ports) == ("gesrtp", (18245,))
    assert all(key.isdigit() for key in ROOM.codes)


def test_areas_are_named() -> None:
    assert [ROOM.name_area(area) for area in (8, 0x4C, 0x99)] == ["%R", "%M", "selector 0x99"]
