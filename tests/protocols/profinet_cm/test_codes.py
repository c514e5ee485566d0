import pytest

from zonewright.model.flow import Operation
from zonewright.protocols.profinet_cm.codes import ROOM


@pytest.mark.parametrize(
    ("key", "operation"),
    [
        ("1/0", Operation.CONTROL),
        ("1/2", Operation.READ),
        ("1/2/175", Operation.DIAGNOSE),
        ("1/3", Operation.WRITE),
        ("1/3/175", Operation.WRITE),
        ("2/4", Operation.CONTROL),
        ("0/2", Operation.DIAGNOSE),
        ("1/9", Operation.OTHER),
    ],
)
def test_what_an_operation_does_to_the_process(key: str, operation: Operation) -> None:
    assert ROOM.operation_of(key) is operation


def test_room() -> None:
    assert (ROOM.name, ROOM.udp_ports) == ("profinet_cm", (34964,))
    assert all(f"{interface}/{operation}" in ROOM.codes for interface in range(1, 5) for operation in range(6))


def test_what_is_touched_is_named() -> None:
    assert (ROOM.name_unit(3), ROOM.name_area(1)) == ("slot 3", "subslot 1")
