import pytest

from zonewright.model.flow import Operation
from zonewright.protocols.mqtt.codes import ROOM


@pytest.mark.parametrize(
    ("key", "operation"),
    [("3", Operation.PUBLISH), ("3/7", Operation.WRITE), ("8", Operation.READ), ("9", Operation.OTHER)],
)
def test_what_a_packet_does_to_the_process(key: str, operation: Operation) -> None:
    assert ROOM.operation_of(key) is operation


def test_room() -> None:
    assert (ROOM.name, ROOM.tcp_ports) == ("mqtt", (1883,))
    assert all(f"3/{message}" in ROOM.codes for message in range(10))
