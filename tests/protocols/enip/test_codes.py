import pytest

from zonewright.model.flow import Operation
from zonewright.protocols.enip.codes import ROOM
from zonewright.protocols.enip.vendors import DEVICE_TYPES, VENDORS


@pytest.mark.parametrize(
    ("key", "operation"),
    [
        ("99", Operation.DIAGNOSE),
        ("112/76", Operation.READ),
        ("112/10/77", Operation.WRITE),
        ("111/82/14", Operation.READ),
        ("111/82/5", Operation.CONTROL),
        ("111/82/332", Operation.OTHER),
        ("111/82/0", Operation.OTHER),
        ("112/76/0", Operation.OTHER),
        ("112/78", Operation.WRITE),
        ("111/78/6", Operation.OTHER),
        ("111/75/170", Operation.WRITE),
        ("111/75", Operation.OTHER),
        ("2222", Operation.PUBLISH),
        ("111/60", Operation.OTHER),
    ],
)
def test_what_a_code_does_to_the_process(key: str, operation: Operation) -> None:
    assert ROOM.operation_of(key) is operation


def test_room() -> None:
    assert (ROOM.name, ROOM.tcp_ports, ROOM.udp_ports) == ("enip", (44818,), (44818, 2222))
    assert all(part.isdigit() for key in ROOM.codes for part in key.split("/"))
    assert VENDORS[1].startswith("Rockwell")
    assert DEVICE_TYPES[14] == "programmable logic controller"


def test_what_is_touched_is_named() -> None:
    areas = (0x6B, 0x64, 0x1890007, 0x1990007)
    said = ["class 0x6B (symbol)", "class 0x64", "file N7", "file 0x99:7"]
    assert [ROOM.name_area(area) for area in areas] == said
    assert ROOM.name_unit(2) == "slot 2"
