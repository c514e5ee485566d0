import pytest

from zonewright.model.flow import Operation
from zonewright.protocols.iec104.codes import ROOM


@pytest.mark.parametrize(
    ("key", "operation"),
    [
        ("0", Operation.OTHER),
        ("0/1", Operation.OTHER),
        ("13", Operation.PUBLISH),
        ("45", Operation.WRITE),
        ("50", Operation.WRITE),
        ("64", Operation.WRITE),
        ("100", Operation.READ),
        ("103", Operation.CONTROL),
        ("104", Operation.DIAGNOSE),
        ("105", Operation.CONTROL),
        ("110", Operation.WRITE),
        ("122", Operation.READ),
        ("125", Operation.PROGRAM),
        ("200", Operation.OTHER),
    ],
)
def test_what_a_code_does_to_the_process(key: str, operation: Operation) -> None:
    assert ROOM.operation_of(key) is operation


def test_every_type_of_the_standard_is_in_the_table() -> None:
    reported = (*range(1, 22), *range(30, 41), 70)
    commanded = (*range(45, 52), *range(58, 65), *range(100, 108), *range(110, 114))
    assert {str(code) for code in (*reported, *commanded, *range(120, 128))} <= set(ROOM.codes)


def test_room() -> None:
    assert (ROOM.name, ROOM.tcp_ports, ROOM.udp_ports) == ("iec104", (2404,), ())
    assert all(part.isdigit() for key in ROOM.codes for part in key.split("/"))


def test_units_are_named() -> None:
    assert ROOM.name_unit(7) == "station 7"
