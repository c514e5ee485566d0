import pytest

from zonewright.model.flow import Operation
from zonewright.protocols.synchrophasor.codes import ROOM


@pytest.mark.parametrize(
    ("key", "operation"),
    [("0", Operation.PUBLISH), ("4/1", Operation.CONTROL), ("4/5", Operation.DIAGNOSE), ("4/99", Operation.OTHER)],
)
def test_what_a_frame_does_to_the_process(key: str, operation: Operation) -> None:
    assert ROOM.operation_of(key) is operation


def test_room() -> None:
    assert (ROOM.name, ROOM.tcp_ports, ROOM.udp_ports) == ("synchrophasor", (4712, 4713), (4712, 4713))
    assert all(str(kind) in ROOM.codes for kind in range(6))
