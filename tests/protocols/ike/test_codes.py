from zonewright.model.flow import Operation
from zonewright.protocols.ike.codes import ROOM


def test_room() -> None:
    assert ROOM.name == "ike"
    assert not ROOM.is_industrial
    assert ROOM.by_content is True


def test_what_a_message_does_to_the_process() -> None:
    assert ROOM.operation_of("2/34") is Operation.OTHER
