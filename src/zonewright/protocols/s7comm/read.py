"""Reads what S7 messages say: a controller's order number and names, a block that is moved, a start or stop."""

from zonewright.protocols.room import Sighted
from zonewright.protocols.text import clean_text, stated

_IDENTITY, _PROGRAM, _CONTROL = "s7comm_identity", "s7comm_program", "s7comm_control"
_MODULE, _COMPONENT = 0x11, 0x1C  # system status lists: module identification, component identification
_BLOCKS = {
    b"08": "OB",
    b"0A": "DB",
    b"0B": "SDB",
    b"0C": "FC",
    b"0D": "SFC",
    b"0E": "FB",
    b"0F": "SFB",
}


def read(pdu: bytes) -> tuple[Sighted, ...]:
    """Read one TPKT, as far as its bytes reach."""
    if len(pdu) < 7 or len(pdu) < 6 + pdu[4]:
        return ()
    message = pdu[5 + pdu[4] : max(7, int.from_bytes(pdu[2:4], "big"))]
    if len(message) < 11 or message[0] != 0x32:
        return ()
    parameters = message[10 : 10 + int.from_bytes(message[6:8], "big")]
    if message[1] == 7:
        found = _read_status_list(parameters, message[10 + len(parameters) :])
    elif message[1] == 1:
        found = _read_job(parameters)
    else:
        found = None
    return (found,) if found is not None and found.fields else ()


def _read_status_list(parameters: bytes, body: bytes) -> Sighted | None:
    """Read the records of a system status list after return code, size, length, list id, index, width and number."""
    if len(parameters) < 8 or parameters[5] != 0x84 or parameters[6] != 1 or len(body) < 12 or body[0] != 0xFF:
        return None
    width, number = int.from_bytes(body[8:10], "big"), int.from_bytes(body[10:12], "big")
    if not 4 <= width <= 200:
        return None
    records = [body[12 + width * i : 12 + width * (i + 1)] for i in range(min(number, len(body) // width))]
    indexed = {int.from_bytes(record[:2], "big"): record[2:] for record in reversed(records) if len(record) == width}
    if body[5] == _MODULE:
        return Sighted(_IDENTITY, _read_modules(indexed))
    return Sighted(_IDENTITY, _read_components(indexed)) if body[5] == _COMPONENT else None


def _read_modules(indexed: dict[int, bytes]) -> dict[str, str]:
    """Read index 1 (module), 6 (its hardware) and 7 (its firmware): order number (20), type (2), versions (2, 2)."""
    fields: dict[str, str] = {}
    for index, record in sorted(indexed.items()):
        if len(record) < 26:
            continue
        order = clean_text(record[:20])
        if index == 1:
            fields["order_number"] = order
            fields["hardware"] = str(int.from_bytes(record[22:24], "big") or "")
        elif index == 6:
            fields["hardware"] = str(int.from_bytes(record[22:24], "big") or fields.get("hardware", ""))
        elif index == 7 and record[22:23] == b"V":
            fields["firmware"] = f"V{record[23]}.{record[24]}.{record[25]}"
    return stated(**fields)


def _read_components(indexed: dict[int, bytes]) -> dict[str, str]:
    """Read the names: 1 station, 2 module, 3 plant designation, 5 serial number, 7 type of module, 11 location."""
    words = {index: clean_text(record[:32]) for index, record in indexed.items()}
    told = (("module", 2), ("plant", 3), ("location", 11))
    return stated(
        name=words.get(1, ""),
        model=words.get(7, ""),
        serial=words.get(5, ""),
        description=", ".join(f"{what} {words[index]}" for what, index in told if words.get(index)),
    )


def _read_job(parameters: bytes) -> Sighted | None:
    """Read what a download, an upload, a PI service or a stop names."""
    function = parameters[0] if parameters else 0
    if function in {26, 29}:
        way = "into the controller" if function == 26 else "out of the controller"
        block = _read_block(parameters)
        return Sighted(_PROGRAM, stated(program=block, description=way)) if block else None
    if function == 40:
        return Sighted(_CONTROL, _read_service(parameters))
    if function == 41:
        name = clean_text(parameters[7 : 7 + parameters[6]]) if len(parameters) > 7 else ""
        return Sighted(_CONTROL, stated(description=f"stop {name}".strip()))
    return None


def _read_block(parameters: bytes) -> str:
    """Name the block of a file name such as `_0A00001P`: type (2), number (5), file system."""
    if len(parameters) < 17 or parameters[8] < 8:
        return ""
    file_name = parameters[9 : 9 + parameters[8]]
    number = file_name[3:8]
    if not number.isdigit():
        return clean_text(file_name)
    return f"{_BLOCKS.get(file_name[1:3], clean_text(file_name[1:3]) + ' ')}{int(number)}".strip()


def _read_service(parameters: bytes) -> dict[str, str]:
    """Name a PI service, and the blocks its arguments list."""
    if len(parameters) < 10:
        return {}
    at = 10 + int.from_bytes(parameters[8:10], "big")
    if at >= len(parameters):
        return {}
    name = clean_text(parameters[at + 1 : at + 1 + parameters[at]])
    argument = parameters[10:at]
    listed = ""
    if name.startswith("_") and len(argument) >= 10:
        ends = (argument[i : i + 8] for i in range(2, len(argument) - 7, 8))
        blocks = (_BLOCKS.get(end[:2], "") + str(int(end[2:7])) for end in ends if end[2:7].isdigit())
        listed = " ".join(blocks)
    return stated(description=f"PI service {name}" if name else "", program=listed)
