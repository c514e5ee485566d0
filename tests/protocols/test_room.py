from zonewright.model.flow import Operation
from zonewright.protocols.room import Code, Room, Sighted


def nothing(_: bytes) -> tuple[Sighted, ...]:
    return ()


ROOM = Room(
    name="example",
    codes={"112/76": Code("read", Operation.READ), "112": Code("carry", Operation.OTHER)},
    read=nothing,
    tcp_ports=(1,),
)


def test_a_longer_key_falls_back_to_its_beginnings() -> None:
    assert ROOM.operation_of("112/76") is Operation.READ
    assert ROOM.operation_of("112/76/5") is Operation.READ
    assert ROOM.operation_of("112/99/5") is Operation.OTHER


def test_a_code_nobody_knows_is_other() -> None:
    assert ROOM.operation_of("7") is Operation.OTHER
    assert ROOM.operation_of("") is Operation.OTHER
