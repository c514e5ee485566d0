from hypothesis import given, settings

from tests.protocols.lldp.test_count import CONTROLLER, SWITCH
from tests.protocols.pdu import mutated, wire
from zonewright.protocols.lldp.read import read
from zonewright.protocols.text import TEXT_LIMIT


def announce(*tlvs: tuple[int, bytes]) -> bytes:
    return b"".join(((kind << 9) | len(value)).to_bytes(2, "big") + value for kind, value in tlvs)


def test_a_switch() -> None:
    (said,) = read(SWITCH)
    assert said.kind == "lldp"
    assert said.fields == {
        "capabilities": "bridge",
        "chassis": "02:00:00:00:00:01",
        "description": "L2 Switc",
        "host_name": "sw01",
        "ip": "10.1.2.3",
        "mac": "02:00:00:00:00:01",
        "port": "gi01",
    }


def test_a_profinet_controller_tells_its_station_name() -> None:
    (said,) = read(CONTROLLER)
    assert said.fields == {
        "chassis": "plc-cel1",
        "mac": "02:00:00:00:00:0a",
        "port": "port-001.plc-cel1",
        "serial": "AB12",
        "station_name": "plc-cel1",
    }


def test_a_description_that_lists_its_numbers() -> None:
    described = b"Siemens, SIMATIC S7, CPU-1200, 6ES7 999-1AA00-0XB0, HW: 7, FW: V.4.2.1, S V-X12345"
    (said,) = read(announce((1, b"\x07plc"), (6, described), (127, b"\x00\x0e\xcf\x02\x00\x00\x00\x00")))
    assert said.fields == {
        "chassis": "plc",
        "description": described.decode(),
        "firmware": "V.4.2.1",
        "hardware": "7",
        "model": "CPU-1200",
        "order_number": "6ES7 999-1AA00-0XB0",
        "serial": "S V-X12345",
        "station_name": "plc",
        "vendor": "Siemens",
    }


def test_an_ipv6_management_address() -> None:
    (said,) = read(announce((8, wire("11 02 20010DB8000000000000000000000001 02 00000001 00"))))
    assert said.fields == {"ip": "2001:db8::1"}


@settings(max_examples=300, deadline=None)
@given(mutated(SWITCH, CONTROLLER))
def test_never_raises_and_says_only_clean_words(pdu: bytes) -> None:
    for said in read(pdu):
        for value in said.fields.values():
            assert value.isprintable()
            assert value == value.strip() != ""
            assert len(value) <= TEXT_LIMIT


def test_a_port_name_that_ends_in_its_dot_names_no_station() -> None:
    (said,) = read(announce((2, b"\x07port-001. "), (127, b"\x00\x0e\xcf\x02\x00\x00\x00\x00")))
    assert said.fields == {"port": "port-001."}
