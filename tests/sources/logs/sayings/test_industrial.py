import pytest

from tests.sources.logs.writing import make_book
from zonewright.protocols.counter import ERROR, PUBLISH, REQUEST, RESPONSE
from zonewright.sources.logs.sayings import industrial
from zonewright.sources.logs.sayings.said import Line, Reading

ASK, ANSWER, FAIL, TELL = REQUEST, RESPONSE, ERROR, PUBLISH


def line(**words: str) -> Line:
    return Line(words, make_book().names)


def told(reading: Reading) -> list[tuple[bool, str, int]]:
    assert not isinstance(reading, str)
    return [(one.from_orig, one.key, one.kind) for one in reading]


def test_modbus() -> None:
    assert told(industrial.read_modbus(line(func="READ_COILS"))) == [(True, "1", ASK), (False, "1", ANSWER)]
    assert told(industrial.read_modbus(line(func="READ_COILS_EXCEPTION"))) == [(True, "1", ASK), (False, "1", FAIL)]
    assert told(industrial.read_modbus(line(func="READ_COILS", pdu_type="REQ"))) == [(True, "1", ASK)]
    assert told(industrial.read_modbus(line(func="READ_COILS", pdu_type="RESP", exception="X"))) == [(False, "1", FAIL)]
    assert "MAKE_COFFEE" in str(industrial.read_modbus(line(func="MAKE_COFFEE")))


def test_modbus_in_detail() -> None:
    read = industrial.read_modbus_detailed
    device = line(func="ENCAP_INTERFACE_TRANSPORT", mei_type="Read Device Identification", matched="T")
    assert told(read(device)) == [(True, "43/14", ASK), (False, "43/14", ANSWER)]
    failed = line(
        func="DIAGNOSTICS", request_subfunction_code="Force Listen Only Mode", matched="T", exception_code="X"
    )
    assert told(read(failed)) == [(True, "8/4", ASK), (False, "8", FAIL)]
    assert told(read(line(func="READ_COILS"))) == []
    assert told(read(line(func="READ_COILS", request_response="REQUEST"))) == [(True, "1", ASK)]
    assert told(read(line(func="READ_COILS_EXCEPTION", request_response="RESPONSE"))) == [(False, "1", FAIL)]
    assert isinstance(read(line()), str)


def test_dnp3() -> None:
    read = industrial.read_dnp3
    assert told(read(line(fc_request="READ", fc_reply="RESPONSE", iin="0"))) == [
        (True, "1", ASK),
        (False, "129", ANSWER),
    ]
    assert told(read(line(fc_request="WRITE", fc_reply="RESPONSE", iin="36866")))[1] == (False, "129", FAIL)
    assert told(read(line(fc_reply="UNSOLICITED_RESPONSE", iin="4"))) == [(False, "130", TELL)]
    assert told(read(line(fc_request="CONFIRM"))) == [(True, "0", ANSWER)]
    assert isinstance(read(line(fc_request="SING")), str)
    assert isinstance(read(line(fc_reply="SING")), str)


def test_enip() -> None:
    read = industrial.read_enip
    assert told(read(line(is_orig="T", enip_command_code="0x63"))) == [(True, "99", ASK)]
    assert told(read(line(is_orig="F", enip_command_code="0x65", enip_status="Bad"))) == [(False, "101", FAIL)]
    assert told(read(line(is_orig="F", enip_command_code="0x72"))) == [(False, "114", TELL)]
    assert told(read(line(is_orig="T", enip_command_code="0x70"))) == []
    assert isinstance(read(line(is_orig="T", enip_command="Dance")), str)


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ({"cip_sequence_count": "7"}, "112/77"),
        ({}, "111/77"),
        ({"inside": "10"}, "111/10/77"),
        ({"class_id": "0x6b"}, "111/77"),
        ({"class_id": "0x01"}, "111/77/0"),
        ({"cip_service_code": "0x4e", "class_id": "0x06"}, "111/78/6"),
        ({"cip_service_code": "0x54", "class_id": "0x06"}, "111/84"),
        ({"cip_service_code": "0x4b", "class_id": "0x67"}, "111/75"),
        ({"cip_service_code": "0x52"}, "111/82"),
    ],
)
def test_cip_requests(words: dict[str, str], key: str) -> None:
    asked = line(**{"direction": "request", "cip_service_code": "0x4d", **words})
    assert told(industrial.read_cip(asked)) == [(True, key, ASK)]


def test_cip_answers_and_wrappers() -> None:
    read = industrial.read_cip
    answer = {"direction": "response", "cip_service_code": "0x8e"}
    assert told(read(line(**answer, cip_status_code="0x00", is_orig="F"))) == [(False, "111/14", ANSWER)]
    assert told(read(line(**answer, cip_status_code="0x06"))) == [(False, "111/14", ANSWER)]
    assert told(read(line(**answer, cip_status_code="0x05"))) == [(False, "111/14", FAIL)]
    assert told(read(line(direction="request", cip_service_code="0x0a"))) == []
    assert told(read(line(direction="request", cip_service_code="0x52", class_id="0x06"))) == []
    assert isinstance(read(line(direction="request", cip_service_code="no")), str)
    assert told(industrial.read_cip_io(line(is_orig="F"))) == [(False, "2222", TELL)]


def test_s7comm() -> None:
    read = industrial.read_s7comm
    assert told(read(line(is_orig="T", rosctr_code="1", function_code="0x04"))) == [(True, "1/4", ASK)]
    good = {"error_class": "No error", "error_code": "0x00"}
    assert told(read(line(is_orig="F", rosctr_code="3", function_code="0x05", **good))) == [(False, "1/5", ANSWER)]
    assert told(read(line(is_orig="F", rosctr_code="3", function_code="0x05", error_code="0x12")))[0][2] == FAIL
    assert told(read(line(is_orig="F", rosctr_code="2"))) == [(False, "2", ANSWER)]
    program = line(is_orig="T", rosctr_code="1", function_code="0x28", subfunction_code="_MODU")
    assert told(read(program)) == [(True, "1/40/1", ASK)]
    user = {"rosctr_code": "7", "subfunction_code": "0x01"}
    assert told(read(line(is_orig="T", function_code="0x44", **user))) == [(True, "7/4/1", ASK)]
    assert told(read(line(is_orig="F", function_code="0x84", **user))) == [(False, "7/4/1", ANSWER)]
    assert told(read(line(is_orig="F", function_code="0x04", **user))) == [(False, "7/4/1", TELL)]
    assert isinstance(read(line(is_orig="T", rosctr_code="9")), str)


def test_s7comm_plus() -> None:
    read = industrial.read_s7comm_plus
    assert told(read(line(is_orig="T", opcode="0x31", function_code="0x04f2"))) == [(True, "1266", ASK)]
    assert told(read(line(is_orig="F", opcode="0x33"))) == [(False, "51", TELL)]
    assert told(read(line(is_orig="T", opcode="0x31"))) == []
    assert isinstance(read(line(is_orig="T", opcode="0x99")), str)
