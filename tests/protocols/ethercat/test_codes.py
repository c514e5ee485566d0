import pytest

from zonewright.model.flow import Operation
from zonewright.protocols.ethercat.codes import ROOM


@pytest.mark.parametrize(
    ("key", "operation"),
    [
        ("4/304", Operation.DIAGNOSE),
        ("4/4096", Operation.READ),
        ("5/288", Operation.CONTROL),
        ("5/2050", Operation.CONTROL),
        ("5/4096", Operation.WRITE),
        ("5/4096/801", Operation.WRITE),
        ("5/4096/802", Operation.READ),
        ("5/4096/1026", Operation.PROGRAM),
        ("12", Operation.PUBLISH),
        ("256/4", Operation.PUBLISH),
        ("99", Operation.OTHER),
    ],
)
def test_what_a_command_does_to_the_process(key: str, operation: Operation) -> None:
    assert ROOM.operation_of(key) is operation


def test_room() -> None:
    assert (ROOM.name, ROOM.udp_ports, ROOM.ethertypes) == ("ethercat", (34980,), (0x88A4,))
    assert all(str(command) in ROOM.codes for command in range(15))
    assert all(int(part) < 32767 for key in ROOM.codes for part in key.split("/"))


def test_what_is_touched_is_named() -> None:
    assert [ROOM.name_unit(unit) for unit in (1001, 0x10002)] == ["slave 1001", "position 2"]
    assert ROOM.name_area(1) == "logical"
