from tests.sources.logs.sayings.test_industrial import ANSWER, ASK, FAIL, TELL, told
from tests.sources.logs.writing import make_book
from zonewright.sources.logs.sayings import suricata
from zonewright.sources.logs.sayings.said import Line


def line(words: dict[str, str]) -> Line:
    return Line(words, make_book().names)


def test_modbus() -> None:
    read = suricata.read_eve_modbus
    both = {"modbus.request.function_raw": "5", "modbus.response.function_raw": "5"}
    assert told(read(line(both))) == [(True, "5", ASK), (False, "5", ANSWER)]
    assert told(read(line({**both, "modbus.response.exception.raw": "2"})))[1] == (False, "5", FAIL)
    assert told(read(line({"modbus.response.function_raw": "133"}))) == [(False, "5", FAIL)]
    assert isinstance(read(line({"modbus.request.function_raw": "x"})), str)


def test_dnp3_in_both_forms() -> None:
    read = suricata.read_eve_dnp3
    assert told(read(line({"dnp3.type": "request", "dnp3.application.function_code": "5"}))) == [(True, "5", ASK)]
    answer = {"dnp3.type": "response", "dnp3.application.function_code": "129"}
    assert told(read(line({**answer, "dnp3.iin.indicators": "device_restart,obj_unknown"}))) == [(False, "129", FAIL)]
    assert told(read(line({**answer, "dnp3.application.function_code": "130"}))) == [(False, "130", TELL)]
    newer = {"dnp3.request.application.function_code": "1", "dnp3.response.application.function_code": "129"}
    assert told(read(line(newer))) == [(True, "1", ASK), (False, "129", ANSWER)]


def test_enip() -> None:
    read = suricata.read_eve_enip
    both = {"enip.request.command": "RegisterSession", "enip.response.command": "RegisterSession"}
    assert told(read(line(both))) == [(True, "101", ASK), (False, "101", ANSWER)]
    assert told(read(line({**both, "enip.response.status": "InvalidCmd"})))[1] == (False, "101", FAIL)
    assert told(read(line({"enip.request.command": "SendRRData"}))) == []
    assert isinstance(read(line({"enip.request.command": "Dance"})), str)
