"""What a device prints of itself: its name plate, its own addresses, the ports that carry several VLANs."""

import re
from collections.abc import Mapping

from zonewright.sources.shows.answer import LONGEST, TRUNK, Answer, find_ip, find_mac, has_ip
from zonewright.sources.shows.table import Columns, is_note
from zonewright.sources.shows.terminal import Block
from zonewright.sources.sighting import Seen

KEY = re.compile(r"^\s*([A-Za-z][A-Za-z0-9 ()/_.-]{0,50}?)\s*(?:\.{2,}\s*:?|:|\s{3,})\s*(\S.*)$")
KEYS: Mapping[str, str] = {
    "system name": "host_name",
    "sysname": "host_name",
    "hostname": "host_name",
    "host name": "host_name",
    "device name": "host_name",
    "switch name": "host_name",
    "model": "model",
    "model number": "model",
    "model name": "model",
    "product name": "model",
    "product type": "model",
    "device type": "model",
    "switch model": "model",
    "device description": "model",
    "machine model": "model",
    "order id": "order_number",
    "order number": "order_number",
    "article number": "order_number",
    "mlfb": "order_number",
    "serial number": "serial",
    "serial no": "serial",
    "serial no.": "serial",
    "system serial number": "serial",
    "chassis serial number": "serial",
    "chassis serial": "serial",
    "processor board id": "serial",
    "firmware version": "firmware",
    "software version": "firmware",
    "software revision": "firmware",
    "running software release": "firmware",
    "device software release": "firmware",
    "os version": "firmware",
    "junos": "firmware",
    "nxos": "firmware",
    "version": "firmware",
    "base ethernet mac address": "mac",
    "base mac addr": "mac",
    "base mac address": "mac",
    "system mac address": "mac",
    "mac address": "mac",
    "mac address (management)": "mac",
    "burned in mac address": "mac",
    "management ip address": "ip",
    "ip address": "ip",
    "local ip address": "ip",
    "serial-number": "serial",
}
UPTIME = re.compile(r"^(\S{1,63}) uptime is ")
CISCO = re.compile(r"^Cisco .*\bVersion ([^\s,]+)")
CHASSIS = re.compile(r"^\s*[Cc]isco ((?:Nexus\d* )?[A-Z0-9][\w/-]{2,40}) .*(?:processor|[Cc]hassis)")
BOARD = re.compile(r"^\s*Processor [Bb]oard ID (\S+)")
PART = re.compile(r"^PID:\s*(\S*)\s*,\s*VID:.*SN:\s*(\S*)")
CARD = re.compile(r"^(\S+) is (?:administratively )?(?:up|down)")
HARDWARE = re.compile(r"(?:address is|HWaddr|link/ether|\bether) ")
INTERNET = re.compile(r"(?:Internet address is|Primary address is|inet6?(?: addr:)?|\bip:)\s?([0-9A-Fa-f.:]+)")
IN_WORDS = re.compile(r"line protocol is|Internet address is")
TRUNKING = re.compile(r"^\s*(\S+)\s+(?:on|desirable|auto)\s+\S+\s+trunking\b", re.IGNORECASE)
LOCAL_ROUTE = re.compile(r"^\s*L\s+(\S+?)/(?:32|128)\s")
ROUTE = re.compile(r"^\s*[A-Za-z*%+> ]{1,8}\s*\d{1,3}\.|\bvia\b|directly connected|is subnetted|is variably")


def read_plate(block: Block, answer: Answer) -> None:
    """Read the name plate: version, inventory, system; the first value of each field counts."""
    said: dict[str, str] = {}
    lines: list[int] = []
    for number, line in block.lines:
        found = {name: value for name, value in _plate_of(line).items() if value and name not in said}
        if found:
            said |= {name: " ".join(value.strip('"').split())[:LONGEST] for name, value in found.items()}
            lines.append(number)
        else:
            answer.skip("heading or note" if is_note(line) else "detail that is not read")
    if not lines:
        return
    mac, _ = find_mac(said.pop("mac", ""))
    ip = find_ip(said.pop("ip", ""))
    answer.used.append((lines[0], answer.own(mac=mac, ip=ip, **{k: v for k, v in said.items() if k != "host_name"})))
    answer.spent += len(lines)


def find_name(block: Block) -> str | None:
    """Give the name that a device says on its name plate."""
    for _, line in block.lines:
        said = _plate_of(line).get("host_name", "").strip('"')
        if said and " " not in said:
            return said
    return None


def _plate_of(line: str) -> dict[str, str]:
    for form, fields in ((UPTIME, ("host_name",)), (CHASSIS, ("model",)), (BOARD, ("serial",))):
        found = form.match(line)
        if found is not None:
            return dict(zip(fields, found.groups(), strict=True))
    version = CISCO.match(line)
    if version is not None:
        return {"firmware": version[1], "vendor": "Cisco"}
    part = PART.match(line)
    if part is not None:
        return {"model": part[1], "serial": part[2]}
    found = KEY.match(line)
    name = KEYS.get(" ".join(found[1].casefold().split())) if found is not None else None
    if found is None or name is None:
        return {}
    value = found[2].removeprefix("version ")
    return {name: value} if value.casefold() not in ("n/a", "none", "-", "unknown") else {}


def read_cards(block: Block, answer: Answer) -> None:
    """Read the addresses of the device's own cards."""
    for number, line in block.lines:
        internet = INTERNET.search(line)
        ip = find_ip(internet[1]) if internet is not None else None
        mac, _ = find_mac(line) if HARDWARE.search(line) else (None, False)
        if ip is not None or mac is not None:
            answer.use(number, answer.own(mac=mac, ip=ip))
        else:
            answer.skip("interface" if CARD.match(line) else "detail that is not read")


def read_card_list(block: Block, answer: Answer) -> None:
    """Read the brief list of the device's own IP addresses."""
    if any(IN_WORDS.search(line) for _, line in block.lines):
        read_cards(block, answer)
        return
    columns = Columns()
    for number, line in block.lines:
        ip = find_ip(line)
        if ip is not None:
            answer.use(number, answer.own(ip=ip))
        elif columns.learn(line) or is_note(line):
            answer.skip("heading or note")
        elif "unassigned" in line.casefold() or has_ip(line):
            answer.skip("interface without an address of its own")
        else:
            answer.unread.append(number)


def read_ports(block: Block, answer: Answer) -> None:
    """Read which ports carry several VLANs; of the others there is nothing to say."""
    columns = Columns()
    for number, line in block.lines:
        trunk = TRUNKING.match(line)
        if columns.learn(line) or is_note(line):
            answer.skip("heading or note")
            continue
        cells = columns.cut(line)
        under = cells.get("vlan", "").casefold()
        port = trunk[1] if trunk is not None else cells.get("port", "") if under in ("trunk", "trk") else ""
        if port:
            answer.use(number, Seen(TRUNK, {"behind": answer.behind(port.split()[0])}))
        else:
            answer.skip("port that is no trunk, or VLANs of a port")


def read_routes(block: Block, answer: Answer) -> None:
    """Read the device's own addresses out of its routes; where packets go is nothing that the model holds."""
    for number, line in block.lines:
        own = LOCAL_ROUTE.match(line)
        ip = find_ip(own[1]) if own is not None else None
        if ip is not None:
            answer.use(number, answer.own(ip=ip))
        else:
            answer.skip("route: the model has no noun for it" if ROUTE.search(line) else "heading or note")
