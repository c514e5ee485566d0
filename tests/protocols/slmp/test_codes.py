import pytest

from zonewright.model.flow import Operation
from zonewright.protocols.slmp.codes import ROOM


@pytest.mark.parametrize(
    ("key", "operation"),
    [
        ("0", Operation.OTHER),
        ("1/1", Operation.DIAGNOSE),
        ("4/1", Operation.READ),
        ("16/2", Operation.CONTROL),
        ("20/1", Operation.WRITE),
        ("22/23", Operation.CONTROL),
        ("24/39", Operation.PROGRAM),
        ("33/1", Operation.PUBLISH),
        ("87/4/16", Operation.READ),
        ("87/16/2", Operation.CONTROL),
        ("87/20/16", Operation.WRITE),
        ("87/24/103", Operation.PROGRAM),
        ("87/24/89", Operation.DIAGNOSE),
        ("87/11/42", Operation.OTHER),
        ("9/9", Operation.OTHER),
    ],
)
def test_what_a_code_does_to_the_process(key: str, operation: Operation) -> None:
    assert ROOM.operation_of(key) is operation


def test_room() -> None:
    assert ROOM.name == "slmp"
    assert ROOM.tcp_ports == ROOM.udp_ports
    assert set(ROOM.tcp_ports) == {5006, 5007, 5560, 5562}
    assert all(part.isdigit() for key in ROOM.codes for part in key.split("/"))


def test_what_is_touched_is_named() -> None:
    assert [ROOM.name_unit(unit) for unit in (255, 258)] == ["connected station", "network 1 station 2"]
    assert [ROOM.name_area(area) for area in (0xA8, 0x9D, 0x11)] == ["D", "Y", "device 0x11"]
