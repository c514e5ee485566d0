import pytest

from zonewright.model.flow import Operation
from zonewright.protocols.mms.codes import ROOM


@pytest.mark.parametrize(
    ("key", "operation"),
    [
        ("0/4", Operation.READ),
        ("0/5", Operation.WRITE),
        ("0/2", Operation.DIAGNOSE),
        ("0/26", Operation.PROGRAM),
        ("0/29", Operation.PROGRAM),
        ("0/41", Operation.CONTROL),
        ("0/73", Operation.READ),
        ("3/0", Operation.PUBLISH),
        ("0/99", Operation.OTHER),
        ("8", Operation.OTHER),
    ],
)
def test_what_a_service_does_to_the_process(key: str, operation: Operation) -> None:
    assert ROOM.operation_of(key) is operation


def test_room() -> None:
    assert (ROOM.name, ROOM.tcp_ports) == ("mms", (102,))
    assert all(part.isdigit() for key in ROOM.codes for part in key.split("/"))


def test_every_service_is_named() -> None:
    assert {f"0/{service}" for service in range(79)} | {"3/0", "3/1", "3/2"} <= set(ROOM.codes)
