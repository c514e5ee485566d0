from zonewright.model.flow import Operation
from zonewright.protocols.teamviewer.codes import ROOM


def test_room() -> None:
    assert ROOM.name == "teamviewer"
    assert not ROOM.is_industrial
    assert ROOM.by_content is False


def test_what_a_message_does_to_the_process() -> None:
    assert ROOM.operation_of("0") is Operation.OTHER
