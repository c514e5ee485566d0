from pathlib import Path

from tests.sources.logs.writing import ENDS, HMI, PLC, SECOND, START, flows, messages, read, zeek
from zonewright.protocols.counter import ERROR, REQUEST, RESPONSE

MODBUS = (*ENDS, "func", "exception")


def test_a_line_of_modbus_is_a_question_and_its_answer(tmp_path: Path) -> None:
    written = {"func": "WRITE_SINGLE_COIL"}
    refused = {"func": "WRITE_SINGLE_COIL", "exception": "ILLEGAL_FUNCTION", "ts": START + 9}
    reading = read(tmp_path, zeek("modbus", MODBUS, written, written, refused))
    assert messages(reading) == [
        (HMI, "5", REQUEST, 3),
        (PLC, "5", RESPONSE, 2),
        (PLC, "5", ERROR, 1),
    ]
    assert reading.input.used == 3
    asks = flows(reading)[0]
    assert (asks["packets"], asks["first_packet"], asks["last_packet"], asks["protocol"]) == (0, 7, 9, "modbus")
    assert (asks["first_ns"], asks["last_ns"]) == (START * SECOND, (START + 9) * SECOND)


def test_rows_are_by_conversation_and_first_part_of_the_code(tmp_path: Path) -> None:
    rows = [{"func": name, "id.orig_p": port} for port in (40000, 40001) for name in ("READ_COILS", "REPORT_SLAVE_ID")]
    assert len(flows(read(tmp_path, zeek("modbus", MODBUS, *rows)))) == 8


def test_a_name_that_is_not_known_is_one_problem(tmp_path: Path) -> None:
    strange, known = {"func": "MAKE_COFFEE"}, {"func": "READ_COILS"}
    reading = read(tmp_path, zeek("modbus", MODBUS, known, strange, strange, strange))
    (problem,) = reading.problems
    assert problem.where == "line 8"
    assert problem.what == "Modbus function 'MAKE_COFFEE' is not known here (3 lines): its messages are not counted"
    assert (reading.input.ignored or {})["function that is not known (see the problems)"] == 2
    assert reading.input.used == 1


def test_names_that_carry_their_number_need_no_table(tmp_path: Path) -> None:
    assert messages(read(tmp_path, zeek("modbus", MODBUS, {"func": "unknown-100"})))[0][1] == "100"


def test_bad_ends_are_problems_and_say_nothing(tmp_path: Path) -> None:
    reading = read(tmp_path, zeek("modbus", MODBUS, {"func": "READ_COILS", "id.resp_h": "plc"}))
    assert len(reading.problems) == 1
    assert not flows(reading)


def test_a_wrapper_speaks_of_its_conversation_only(tmp_path: Path) -> None:
    fields = (*ENDS, "is_orig", "enip_command_code", "enip_status")
    rows = ({"is_orig": "T", "enip_command_code": "0x70"}, {"is_orig": "T", "enip_command_code": "0x65"})
    reading = read(tmp_path, zeek("enip", fields, *rows))
    assert messages(reading) == [(HMI, "101", REQUEST, 1)]
    assert len(flows(reading)) == 2


def test_a_sensor_that_names_no_turn_tells_it_by_the_port(tmp_path: Path) -> None:
    fields = (*ENDS, "source_p", "packet_type", "interface_uuid", "operation_num")
    interface = "dea00001-6c97-11d1-8271-00a02442df7d"
    told = {"interface_uuid": interface, "operation_num": "Connect"}
    rows = (
        {**told, "source_p": 40000, "packet_type": "Request"},
        {**told, "source_p": 502, "packet_type": "Response"},
    )
    reading = read(tmp_path, zeek("profinet_io_cm", fields, *rows))
    assert messages(reading) == [(HMI, "1/0", REQUEST, 1), (PLC, "1/0", RESPONSE, 1)]
