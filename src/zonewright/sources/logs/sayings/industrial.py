"""What a line says in the logs of Modbus, DNP3, EtherNet/IP and S7."""

from zonewright.protocols.counter import ERROR, PUBLISH, REQUEST, RESPONSE
from zonewright.sources.logs.sayings.said import SIGNS, Line, Reading, Said, find_number_in, make_exchange, say_unknown


def read_modbus(line: Line) -> Reading:
    """Read modbus.log: a line per answer stands for its question too, unless it says which of both it is."""
    name = line.get("func")
    failed = line.get("exception") is not None
    if name is not None and name.endswith("_EXCEPTION"):
        name, failed = name.removesuffix("_EXCEPTION"), True
    key = line.find("modbus", name)
    if key is None:
        return say_unknown("Modbus function", name)
    sense = SIGNS.get((line.get("pdu_type") or "").lower())
    if sense is None:
        return make_exchange(key, failed=failed)
    kind = ERROR if failed and sense == RESPONSE else sense
    return (Said(from_orig=sense == REQUEST, key=key, kind=kind),)


def read_modbus_detailed(line: Line) -> Reading:
    """Read modbus_detailed.log: a line per exchange, or one per message in older versions.

    A message that found no partner has a line that does not tell which of both it is; modbus.log tells it.
    """
    name = line.get("func")
    failed = line.get("exception", "exception_code") is not None
    if name is not None and name.endswith("_EXCEPTION"):
        name, failed = name.removesuffix("_EXCEPTION"), True
    key = line.find("modbus", name)
    if key is None:
        return say_unknown("Modbus function", name)
    second = _second_part(line, key)
    whole = key if second is None else f"{key}/{second}"
    sense = SIGNS.get((line.get("request_response") or "").lower())
    if sense is None:
        if line.get("matched") != "T":
            return ()
        return make_exchange(whole, failed=failed, answer=key if failed else whole)
    if sense == REQUEST:
        return (Said(from_orig=True, key=whole, kind=REQUEST),)
    return (Said(from_orig=False, key=key if failed else whole, kind=ERROR if failed else RESPONSE),)


def _second_part(line: Line, key: str) -> str | None:
    if key == "8":
        return line.find("modbus diagnostics", line.get("request_subfunction_code", "diagnostic_subfunction"))
    if key == "43":
        return line.find("modbus interface", line.get("mei_type"))
    return None


def read_dnp3(line: Line) -> Reading:
    """Read dnp3.log: a line per answer, with its question where there was one."""
    asked, answered = line.get("fc_request"), line.get("fc_reply")
    said = []
    if asked is not None:
        key = line.find("dnp3", asked)
        if key is None:
            return say_unknown("DNP3 function", asked)
        said.append(Said(from_orig=True, key=key, kind=RESPONSE if key == "0" else REQUEST))
    if answered is not None:
        key = line.find("dnp3", answered)
        if key is None:
            return say_unknown("DNP3 function", answered)
        said.append(Said(from_orig=False, key=key, kind=_dnp3_kind(key, line.get("iin"))))
    return tuple(said)


def _dnp3_kind(key: str, indications: str | None) -> int:
    """An answer whose second octet of indications has one of its lowest three bits set did not do what was asked."""
    if key == "130":
        return PUBLISH
    return ERROR if (indications or "").isdigit() and int(indications or "0") & 7 else RESPONSE


def read_enip(line: Line) -> Reading:
    """Read enip.log: what is inside of a wrapper is told by cip.log; here only that it was sent."""
    word = line.get("enip_command_code", "enip_command")
    key = line.find("enip", word)
    if key is None:
        return say_unknown("EtherNet/IP command", word)
    if key in {"111", "112"} or line.from_orig is None:
        return ()
    good = (line.get("enip_status") or "Success").lower() == "success"
    kind = (ERROR if not good else REQUEST if line.from_orig else RESPONSE) if key != "114" else PUBLISH
    return (Said(from_orig=line.from_orig, key=key, kind=kind),)


def read_cip(line: Line) -> Reading:
    """Read cip.log: it does not tell the wrapper, but only a connection counts its messages."""
    service = line.find("cip", line.get("cip_service_code"))
    sense = SIGNS.get((line.get("direction") or "").lower())
    if service is None or sense is None:
        return say_unknown("CIP service", line.get("cip_service_code", "cip_service"))
    number = int(service) & 0x7F
    part = _object_part(number, line.get("class_id"), asks=sense == REQUEST)
    if part is None:
        return ()
    command = "111" if line.get("cip_sequence_count") in {None, "0"} else "112"
    inside = f"/{line.words['inside']}" if line.words.get("inside") else ""
    status = (line.get("cip_status_code") or "").lower()
    failed = sense == RESPONSE and status not in {"", "0x00", "0x06", "0", "6"}
    kind = ERROR if failed else sense
    from_orig = line.from_orig if line.from_orig is not None else sense == REQUEST
    return (Said(from_orig=from_orig, key=f"{command}{inside}/{number}{part}", kind=kind),)


CYCLIC = "2222"
"""The port stands in the place of a command, which cyclic data do not have."""
SEVERAL, PASSED_ON, FORWARD_CLOSE, PCCC, FIRST_OF_OBJECT = 10, 82, 78, 75, 75
CONNECTIONS, PCCC_OBJECT, TAGS = 0x06, 0x67, (0x6B, 0x6C)


def _object_part(service: int, class_id: str | None, *, asks: bool) -> str | None:
    """Tell services of other objects from those of tags and connections; `None` for a wrapper.

    What a wrapper carries stands in lines of its own and is counted in its place.
    """
    number = find_number_in(class_id or "")
    on = None if number is None else int(number)
    if service == SEVERAL or (service == PASSED_ON and on == CONNECTIONS):
        return None
    if service < FIRST_OF_OBJECT or not asks or on is None or on in TAGS or (service, on) == (PCCC, PCCC_OBJECT):
        return ""
    if on == CONNECTIONS:
        return "/6" if service == FORWARD_CLOSE else ""
    return "/0"


def read_cip_io(line: Line) -> Reading:
    """Read cip_io.log: cyclic data, both ways."""
    return (Said(from_orig=line.from_orig is not False, key=CYCLIC, kind=PUBLISH),)


def read_s7comm(line: Line) -> Reading:
    """Read s7comm.log."""
    kind_of, function, sub = (line.get(name) for name in ("rosctr_code", "function_code", "subfunction_code"))
    code = find_number_in(kind_of or "")
    if line.from_orig is None or code not in {"1", "2", "3", "7"}:
        return say_unknown("S7comm message", kind_of)
    failed = (line.get("error_code") or "0x00") not in {"0x00", "0x0000", "0"} or (
        (line.get("error_class") or "No error") != "No error"
    )
    number = find_number_in(function or "")
    if code == "7":
        return _userdata(line, int(number or "0"), sub=find_number_in(sub or ""), failed=failed)
    key = "2" if code == "2" else "1" if number is None else f"1/{number}"
    if code == "1" and number == PI_SERVICE and sub in line.names.get("s7comm services on blocks", {}):
        key = f"{key}/1"
    kind = REQUEST if code == "1" else ERROR if failed else RESPONSE
    return (Said(from_orig=line.from_orig, key=key, kind=kind),)


PI_SERVICE = "40"


def _userdata(line: Line, number: int, *, sub: str | None, failed: bool) -> Reading:
    """The upper half of the function tells request, answer or push; the lower one the group."""
    kind = REQUEST if number & 0x40 else PUBLISH if not number & 0x80 else ERROR if failed else RESPONSE
    key = f"7/{number & 0x0F}" + ("" if sub is None else f"/{sub}")
    return (Said(from_orig=line.from_orig is True, key=key, kind=kind),)


def read_s7comm_plus(line: Line) -> Reading:
    """Read s7comm_plus.log; a notification has no function."""
    opcode, function = (find_number_in(line.get(name) or "") for name in ("opcode", "function_code"))
    kind = {"49": REQUEST, "50": RESPONSE, "51": PUBLISH, "2": PUBLISH}.get(opcode or "")
    if kind is None or line.from_orig is None:
        return say_unknown("S7comm-plus opcode", line.get("opcode"))
    key = function if function is not None else "51" if kind == PUBLISH else None
    return () if key is None else (Said(from_orig=line.from_orig, key=key, kind=kind),)
