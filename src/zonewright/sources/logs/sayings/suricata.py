"""What a line of Suricata's EVE says of Modbus, DNP3 and EtherNet/IP: a question, an answer, or both."""

from zonewright.protocols.counter import ERROR, PUBLISH, REQUEST, RESPONSE
from zonewright.sources.logs.sayings.said import Line, Reading, Said, find_number_in, say_unknown

SEND_DATA = frozenset({"111", "112"})
REFUSALS = frozenset({"no_func_code_support", "obj_unknown", "parameter_error"})
"""Indications of DNP3 that say that a request was not carried out."""


def read_eve_modbus(line: Line) -> Reading:
    """Read an event of Modbus."""
    asked, answered = (line.get(f"modbus.{side}.function_raw") for side in ("request", "response"))
    failed = line.get("modbus.response.exception.raw") is not None
    said = []
    for number, from_orig in ((asked, True), (answered, False)):
        key = find_number_in(number or "")
        if number is not None and key is None:
            return say_unknown("Modbus function", number)
        if key is not None:
            refused = not from_orig and (failed or int(key) & 0x80)
            kind = REQUEST if from_orig else ERROR if refused else RESPONSE
            said.append(Said(from_orig=from_orig, key=str(int(key) & 0x7F), kind=kind))
    return tuple(said)


def read_eve_dnp3(line: Line) -> Reading:
    """Read an event of DNP3, in the older form (one message) or the newer one (both)."""
    told = (
        (line.get("dnp3.request.application.function_code"), True, None),
        (
            line.get("dnp3.response.application.function_code"),
            False,
            line.get("dnp3.response.iin.indicators"),
        ),
        (
            line.get("dnp3.application.function_code"),
            (line.get("dnp3.type") or "request") == "request",
            line.get("dnp3.iin.indicators"),
        ),
    )
    said = []
    for number, from_orig, indications in told:
        key = find_number_in(number or "")
        if key is not None:
            refused = not REFUSALS.isdisjoint((indications or "").split(","))
            kind = PUBLISH if key == "130" else REQUEST if from_orig else ERROR if refused else RESPONSE
            said.append(Said(from_orig=from_orig, key=key, kind=RESPONSE if key == "0" else kind))
    return tuple(said)


def read_eve_enip(line: Line) -> Reading:
    """Read an event of EtherNet/IP; what a wrapper carries it does not tell by number."""
    good = (line.get("enip.response.status") or "Success").lower() == "success"
    said = []
    for side, from_orig in (("request", True), ("response", False)):
        name = line.get(f"enip.{side}.command")
        key = line.find("enip", name)
        if name is not None and key is None:
            return say_unknown("EtherNet/IP command", name)
        if key is not None and key not in SEND_DATA:
            kind = REQUEST if from_orig else RESPONSE if good else ERROR
            said.append(Said(from_orig=from_orig, key=key, kind=kind))
    return tuple(said)
