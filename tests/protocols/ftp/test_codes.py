from zonewright.model.flow import Operation
from zonewright.protocols.ftp.codes import CODES, ROOM
from zonewright.protocols.ftp.count import _COMMANDS


def test_room() -> None:
    assert (ROOM.name, ROOM.tcp_ports) == ("ftp", (21,))
    assert ROOM.is_industrial is False


def test_operations() -> None:
    assert ROOM.operation_of("1") is Operation.OTHER
    assert ROOM.operation_of("3") is Operation.WRITE
    assert ROOM.operation_of("4") is Operation.READ
    assert ROOM.operation_of("0/530") is Operation.OTHER
    assert ROOM.operation_of("15") is Operation.DIAGNOSE


def test_the_numbers_of_the_commands_are_named() -> None:
    for number, name in enumerate(_COMMANDS, start=1):
        assert CODES[str(number)].name.startswith(name.decode().strip() + ":")
