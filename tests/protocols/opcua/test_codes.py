import pytest

from tests.protocols.opcua.test_count import message
from tests.protocols.pdu import counted
from zonewright.model.flow import Operation
from zonewright.protocols.opcua.codes import ROOM
from zonewright.protocols.opcua.count import count


@pytest.mark.parametrize(
    ("key", "operation"),
    [
        ("631", Operation.READ),
        ("673", Operation.WRITE),
        ("712", Operation.CONTROL),
        ("488", Operation.PROGRAM),
        ("826", Operation.PUBLISH),
        ("527", Operation.DIAGNOSE),
        ("4", Operation.OTHER),
        ("9999", Operation.OTHER),
    ],
)
def test_what_a_service_does_to_the_process(key: str, operation: Operation) -> None:
    assert ROOM.operation_of(key) is operation


def test_room() -> None:
    assert ROOM.name == "opcua"
    assert 4840 in ROOM.tcp_ports
    assert all(key.isdigit() for key in ROOM.codes)


@pytest.mark.parametrize("key", sorted(key for key in ROOM.codes if int(key) > 397))
def test_every_service_of_the_table_is_counted_with_its_answer(key: str) -> None:
    answer = int(key) + (1 if int(key) > 12000 else 3)
    assert counted(count, message(int(key)))[1][0].removesuffix(" keep") == f"{key} request"
    assert counted(count, message(answer))[1][0].removesuffix(" keep") == f"{key} response"


def test_areas_are_named() -> None:
    assert ROOM.name_area(2) == "namespace 2"
