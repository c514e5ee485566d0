import pytest

from zonewright.model.flow import Operation
from zonewright.protocols.snmp.codes import ROOM


@pytest.mark.parametrize(
    ("key", "operation"),
    [
        ("0/0", Operation.DIAGNOSE),
        ("1/5/1", Operation.DIAGNOSE),
        ("1/3", Operation.WRITE),
        ("0/3/1", Operation.WRITE),
        ("3/7", Operation.PUBLISH),
        ("3", Operation.OTHER),
    ],
)
def test_what_a_message_does(key: str, operation: Operation) -> None:
    assert ROOM.operation_of(key) is operation
    assert key in ROOM.codes


def test_room() -> None:
    assert (ROOM.name, ROOM.udp_ports, ROOM.is_industrial) == ("snmp", (161, 162), False)
