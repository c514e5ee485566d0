from zonewright.model.flow import Operation
from zonewright.protocols.profinet.codes import ROOM_DCP, ROOM_RT


def test_what_a_code_does_to_the_process() -> None:
    assert ROOM_DCP.operation_of("4") is Operation.CONTROL
    assert ROOM_DCP.operation_of("5") is Operation.DIAGNOSE
    assert ROOM_RT.operation_of("2") is Operation.PUBLISH
    assert ROOM_RT.operation_of("252/1") is Operation.PUBLISH
    assert ROOM_RT.operation_of("255/65") is Operation.OTHER


def test_rooms() -> None:
    assert (ROOM_DCP.name, ROOM_RT.name) == ("profinet_dcp", "profinet_rt")
    assert ROOM_DCP.ethertypes == ROOM_RT.ethertypes == (0x8892,)


def test_options_are_named() -> None:
    areas = (0x0202, 0x0304, 0x0909)
    assert [ROOM_DCP.name_area(area) for area in areas] == ["name of station", "DHCP", "option 9/9"]
