"""What devices announce to each other (LLDP, CDP), as the one that heard it prints it: in tables and in detail."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from zonewright.sources.shows.answer import CDP, LONGEST, Answer, find_ip, find_mac
from zonewright.sources.shows.table import RULE, Columns, is_note
from zonewright.sources.shows.terminal import Block
from zonewright.sources.sighting import Seen

KEY = re.compile(r"^\s*([A-Za-z][A-Za-z0-9 ()/_-]{0,40}?)\s*(?:\.{2,}\s*:?|:)\s*(.*)$")
TWO = re.compile(r",\s+(?=[A-Z][A-Za-z ()]{2,40}:)")
BEGIN = re.compile(
    r"^\s*(?:local intf|local interface|local port|localport|chassis ?id|chassisid|device id|port name|"
    r"remote data|neighbor)\s*(?:\.{2,}|:|,)",
    re.IGNORECASE,
)
DIGIT = re.compile(r"\d")
SPACED = re.compile(r"\b([0-9A-Fa-f]{2}) (?=[0-9A-Fa-f]{2}\b)")
NAMES: Mapping[str, str] = {
    "local intf": "local",
    "local interface": "local",
    "local port": "local",
    "localport": "local",
    "local port id": "local",
    "interface": "local",
    "port": "local",
    "remote data, local port": "local",
    "chassis id": "chassis",
    "chassisid": "chassis",
    "neighbor chassis-id": "chassis",
    "neighbour chassis-id": "chassis",
    "port id": "port",
    "portid": "port",
    "neighbor port-id": "port",
    "port id (outgoing port)": "port",
    "system name": "host_name",
    "sysname": "host_name",
    "device id": "host_name",
    "neighbor chassis-name": "host_name",
    "system description": "description",
    "system descr": "description",
    "neighbor chassis-description": "description",
    "version": "description",
    "platform": "model",
    "enabled capabilities": "capabilities",
    "system capabilities enabled": "capabilities",
    "system capabilities": "able",
    "capabilities": "capabilities",
    "ip": "ip",
    "ip address": "ip",
    "address": "ip",
    "management address": "ip",
    "management addresses": "ip",
    "management ip": "ip",
    "ipv4 address": "ip",
}
HEADS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("local", ("local intf", "local intrfce", "local interface", "localport", "local-port", "local port", "interface")),
    ("chassis", ("chassis id", "chassisid", "chassis-id", "remote chassis", "device mac")),
    ("host_name", ("device id", "device-id", "system name", "sysname", "sys-name", "system-name", "neighbor")),
    ("port", ("port id", "portid", "port-id", "port info", "remote port", "neighbor port")),
    ("model", ("platform",)),
    ("capabilities", ("capability", "capabilities", "cap")),
)
LLDP_LETTERS: Mapping[str, str] = {
    "B": "bridge",
    "R": "router",
    "T": "telephone",
    "W": "access point",
    "P": "repeater",
    "S": "station",
    "C": "cable modem",
    "O": "other",
}
CDP_LETTERS: Mapping[str, str] = {
    "S": "bridge",
    "B": "bridge",
    "T": "access point",
    "R": "router",
    "P": "telephone",
} | {
    "H": "station",
    "r": "repeater",
}
WORDS: Mapping[str, str] = {"switch": "bridge", "bridge": "bridge", "trans-bridge": "access point"} | {
    "router": "router",
    "wlan": "access point",
    "host": "station",
    "station": "station",
    "phone": "telephone",
    "telephone": "telephone",
    "repeater": "repeater",
}


@dataclass(slots=True)
class _Said:
    """What was said of one neighbour so far, and on which line it began."""

    line: int = 0
    fields: dict[str, str] = field(default_factory=dict)


def read_neighbours(block: Block, answer: Answer, *, kind: str) -> None:
    """Read the neighbours that a device knows, told in a table or one after the other."""
    if any(BEGIN.match(line) for _, line in block.lines):
        _read_detail(block, answer, kind=kind)
    else:
        _read_table(block, answer, kind=kind)


def _read_table(block: Block, answer: Answer, *, kind: str) -> None:
    columns, held = Columns(), (0, "")
    for number, line in block.lines:
        if columns.learn(line) or is_note(line):
            answer.skip("heading or note")
            continue
        if not columns.names and not DIGIT.search(line):
            answer.skip("heading or note")
            continue
        is_name = bool(columns.names) and len(line.split()) == 1 and not line[0].isspace()
        said = {"host_name": line.strip()} if is_name else _name_cells(columns.cut(line))
        if not columns.names or (not said and not held[1]):
            answer.unread.append(number)
        elif is_name:
            held = (number, said["host_name"])  # a long name has a line for itself
            answer.spent += 1
        else:
            if held[1] and line[:1].isspace():
                said["host_name"] = held[1]
            held = (0, "")
            _tell(_Said(number, said), answer, kind=kind, lines=(number,))


def _name_cells(cells: Mapping[str, str]) -> dict[str, str]:
    said = {}
    for name, heads in HEADS:
        text = next((cells[head] for head in heads if head in cells), "")
        if text and text not in ("-", "--"):
            said[name] = text
    return said


def _read_detail(block: Block, answer: Answer, *, kind: str) -> None:
    said, open_key = _Said(), ""
    lines: list[int] = []
    for number, line in block.lines:
        pairs = [(name, value) for part in TWO.split(line) if (found := _pair(part)) for name, value in (found,)]
        begins = any(name in ("local", "host_name", "chassis") and name in said.fields for name, _ in pairs)
        if RULE.match(line) or (begins and BEGIN.match(line)):
            _tell(said, answer, kind=kind, lines=tuple(lines))
            said, lines, open_key = _Said(), [], ""
        used = False
        for name, value in pairs:
            open_key = name if not value else ""
            used |= bool(value) and _note(said, name, value=value, line=number)
        if not pairs and open_key:
            used = _note(said, open_key, value=line.strip(), line=number)
            open_key = ""
        if used:
            lines.append(number)
        else:
            answer.skip("heading or note" if RULE.match(line) or is_note(line) else "detail that is not read")
    _tell(said, answer, kind=kind, lines=tuple(lines))


def _pair(part: str) -> tuple[str, str] | None:
    found = KEY.match(part)
    if found is None:
        return None
    name = NAMES.get(" ".join(found[1].casefold().replace("neighbour", "neighbor").split()))
    return (name, found[2].strip()) if name is not None else None


def _note(said: _Said, name: str, *, value: str, line: int) -> bool:
    if name in said.fields or not value:
        return False
    said.line = said.line or line
    said.fields[name] = value[:LONGEST]
    return True


def _tell(said: _Said, answer: Answer, *, kind: str, lines: tuple[int, ...]) -> None:
    """Make the sighting of one neighbour; without a port of ours or any name it is not understood."""
    fields = dict(said.fields)
    local = fields.pop("local", "").partition(",")[0].strip()
    named = {"host_name", "chassis", "ip"} & fields.keys()
    if not lines:
        return
    if not named:
        answer.unread.extend(lines)
        return
    able = fields.pop("able", "")
    fields["capabilities"] = _capabilities(fields.get("capabilities", "") or able, kind=kind)
    chassis, _ = find_mac(SPACED.sub(r"\1:", fields.get("chassis", "")))
    if chassis is not None:
        fields["chassis"] = chassis
    port_mac, _ = find_mac(fields.get("port", ""))
    fields["port"] = port_mac or fields.get("port", "")
    ip = find_ip(fields.pop("ip", ""))
    maker, _, product = fields.get("model", "").partition(" ")
    if maker.casefold() == "cisco" and product:
        fields |= {"vendor": "Cisco", "model": product}
    fields["behind"] = answer.behind(local) if local else answer.device
    fields["ip"] = ip or "" if chassis is not None else ""
    row_ip = ip if chassis is None else None
    answer.used.append((said.line or lines[0], Seen(kind, fields, mac=chassis, ip=row_ip)))
    answer.spent += len(lines)


def _capabilities(text: str, *, kind: str) -> str:
    letters = CDP_LETTERS if kind == CDP else LLDP_LETTERS
    words = text.replace(",", " ").replace("(", " ").replace(")", " ").split()
    found = [letters.get(word) or WORDS.get(word.casefold()) for word in words]
    return ", ".join(dict.fromkeys(word for word in found if word))
