import pytest

from zonewright.model.flow import Operation
from zonewright.protocols.bacnet.codes import ROOM


@pytest.mark.parametrize(
    ("key", "operation"),
    [
        ("0/12", Operation.READ),
        ("0/15", Operation.WRITE),
        ("0/7", Operation.PROGRAM),
        ("0/17", Operation.CONTROL),
        ("0/20", Operation.CONTROL),
        ("1/0", Operation.PUBLISH),
        ("1/8", Operation.DIAGNOSE),
        ("6/200", Operation.OTHER),
        ("128/6", Operation.CONTROL),
        ("129/1", Operation.CONTROL),
        ("0/63", Operation.OTHER),
    ],
)
def test_what_a_service_does_to_the_process(key: str, operation: Operation) -> None:
    assert ROOM.operation_of(key) is operation


def test_every_service_of_the_standard_has_its_class() -> None:
    assert all(f"0/{service}" in ROOM.codes for service in range(35))
    assert all(f"1/{service}" in ROOM.codes for service in range(15))


def test_room() -> None:
    assert (ROOM.name, ROOM.udp_ports) == ("bacnet", (47808,))
    assert all(part.isdigit() for key in ROOM.codes for part in key.split("/"))


def test_areas_are_named() -> None:
    assert [ROOM.name_area(area) for area in (1, 8, 700)] == ["analog output", "device", "object type 700"]
