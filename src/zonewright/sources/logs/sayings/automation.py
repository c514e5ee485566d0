"""What a line says in the logs of BACnet, OPC UA, PROFINET, synchrophasors and FINS."""

import re

from zonewright.protocols.counter import ERROR, PUBLISH, REQUEST, RESPONSE
from zonewright.protocols.opcua.codes import CODES as OPCUA
from zonewright.sources.logs.sayings.said import SIGNS, Line, Reading, Said, find_number_in, say_unknown


def read_bacnet(line: Line) -> Reading:
    """Read bacnet.log; what the virtual link itself does stands where a message would be."""
    pdu, service, from_orig = line.get("pdu_type"), line.get("pdu_service"), line.from_orig is not False
    kind = BACNET_KINDS.get((pdu or "").upper().removesuffix("_PDU"))
    if pdu is None:
        return _link_message(line, from_orig=from_orig)
    if pdu.upper() == "NPDU":
        number = line.find("bacnet network", service)
        key = "128/256" if number is None or int(number) > LAST_NETWORK else f"128/{number}"
        return (Said(from_orig=from_orig, key=key, kind=REQUEST),)
    if kind is None:
        return say_unknown("BACnet message", pdu)
    prefix, sense = kind
    if prefix == "4":
        return (Said(from_orig=from_orig, key="4", kind=RESPONSE),)
    table = {"0": "bacnet confirmed", "1": "bacnet unconfirmed", "6": "bacnet rejected", "7": "bacnet aborted"}[prefix]
    named = line.get("result_code") if prefix in {"6", "7"} else service
    number = line.find(table, named)
    if number is None:
        return say_unknown("BACnet service" if prefix in {"0", "1"} else "BACnet reason", named)
    if prefix == "1":
        sense = PUBLISH if int(number) in BACNET_PUBLISHED else REQUEST
    return (Said(from_orig=from_orig, key=f"{prefix}/{number}", kind=sense),)


BACNET_KINDS = {
    "CONFIRMED_REQUEST": ("0", REQUEST),
    "UNCONFIRMED_REQUEST": ("1", REQUEST),
    "SIMPLE_ACK": ("0", RESPONSE),
    "COMPLEX_ACK": ("0", RESPONSE),
    "SEGMENT_ACK": ("4", RESPONSE),
    "ERROR": ("0", ERROR),
    "REJECT": ("6", ERROR),
    "ABORT": ("7", ERROR),
}
LAST_NETWORK = 0x7F
"""Messages of the network layer beyond it are a vendor's own."""
BACNET_PUBLISHED = frozenset({0, 1, 2, 3, 11, 12})


def _link_message(line: Line, *, from_orig: bool) -> Reading:
    function = line.find("bacnet link", line.get("bvlc_function"))
    if function is None:
        return say_unknown("BACnet link function", line.get("bvlc_function"))
    if function in {"4", "9", "10", "11"}:
        return ()
    good = (line.get("result_code") or "Successful_completion").lower() in {"successful_completion", "success"}
    kind = (RESPONSE if good else ERROR) if function == "0" else RESPONSE if function in {"3", "7"} else REQUEST
    return (Said(from_orig=from_orig, key=f"129/{function}", kind=kind),)


def read_opcua(line: Line) -> Reading:
    """Read opcua_binary.log: a line per exchange, or one per message in older versions."""
    kind = (line.get("msg_type") or "").upper()
    if kind in {"HEL", "ACK", "ERR", "RHE"}:
        key, sense = {"HEL": ("1", REQUEST), "ACK": ("1", RESPONSE), "ERR": ("2", ERROR), "RHE": ("3", REQUEST)}[kind]
        from_orig = line.from_orig if line.from_orig is not None else sense == REQUEST
        return (Said(from_orig=from_orig, key=key, kind=sense),)
    said = []
    for asks, name in ((True, "req_identifier"), (False, "res_identifier")):
        number = find_number_in(line.get(name) or "")
        if number is not None:
            said.append(_service(number, from_orig=asks))
    number = None if said else find_number_in(line.get("identifier") or "")
    if number is not None:
        said.append(_service(number, from_orig=line.from_orig))
    return tuple(said)


def _service(number: str, *, from_orig: bool | None) -> Said:
    """An answer bears the number of its request and 3 (some newer ones 1); a fault does not tell its service."""
    if number == FAULT:
        return Said(from_orig=bool(from_orig), key=FAULT, kind=ERROR)
    if number in OPCUA:
        return Said(from_orig=from_orig is not False, key=number, kind=REQUEST)
    asked = next((str(int(number) - apart) for apart in (3, 1) if str(int(number) - apart) in OPCUA), None)
    if asked is not None:
        return Said(from_orig=bool(from_orig), key=asked, kind=RESPONSE)
    return Said(from_orig=from_orig is not False, key=number, kind=REQUEST)


FAULT = "397"


def read_profinet_cm(line: Line) -> Reading:
    """Read profinet_io_cm.log; the interface stands in its identifier, answers repeat both."""
    sense = line.names.get("profinet senses", {}).get(line.get("packet_type") or "")
    if sense is None:
        return say_unknown("PROFINET packet type", line.get("packet_type"))
    number = line.find("profinet operations", line.get("operation_num"))
    found = INTERFACE.search((line.get("interface_uuid") or "").lower())
    if not sense or number is None or line.get("fragment_num") not in {None, "0"}:
        return ()
    kind = ERROR if sense == "error" else SIGNS[sense]
    interface = int(found[1], 16) if found else 0
    from_orig = kind == REQUEST if line.from_orig is None else line.from_orig
    return (Said(from_orig=from_orig, key=f"{interface}/{number}", kind=kind),)


INTERFACE = re.compile(r"dea0000([1-4])")


def read_synchrophasor(line: Line) -> Reading:
    """Read the logs of frames: commands go to the unit, everything else comes from it."""
    number = line.find("synchrophasor frames", line.get("frame_type"))
    if number is None:
        return say_unknown("synchrophasor frame", line.get("frame_type"))
    if number != COMMAND:
        return (Said(from_orig=False, key=number, kind=PUBLISH),)
    order = line.find("synchrophasor commands", line.get("command"))
    return (Said(from_orig=True, key=COMMAND if order is None else f"{COMMAND}/{order}", kind=REQUEST),)


COMMAND = "4"


def read_fins(line: Line) -> Reading:
    """Read omron_fins.log: a command bears its number behind its name."""
    found = FINS_COMMAND.search(line.get("command_code") or "")
    sense = (line.get("icf_data_type") or "").partition(" ")[0].lower()
    if found is None or sense not in {"command", "response"}:
        return say_unknown("FINS command", line.get("command_code"))
    asks = sense == "command"
    key = f"{int(found[1], 16)}/{int(found[2], 16)}"
    return (Said(from_orig=asks, key=key, kind=REQUEST if asks else RESPONSE),)


FINS_COMMAND = re.compile(r"0x([0-9a-fA-F]{2})([0-9a-fA-F]{2})\b")
