"""Tables of addresses: who has which IP (ARP, neighbour caches), and behind which port a card is seen (MAC tables)."""

import re

from zonewright.sources.shows.answer import ARP, MAC, PORT, Answer, find_ip, find_mac, has_ip
from zonewright.sources.shows.table import Columns, is_note
from zonewright.sources.shows.terminal import Block
from zonewright.sources.sighting import Seen

UNANSWERED = re.compile(r"incomplete|\bfailed\b|unresolved|<incomplete>", re.IGNORECASE)
OWN_AGE = re.compile(r"^\s*Internet\s+\S+\s+-\s+|^\s*[0-9.]+\s+-\s+[0-9a-f]{4}\.")
OWN_IP = re.compile(r"^\s*\S[^:]{2,30}:\s*([0-9.]{7,15})\s+(?:---|-{3}|on Interface)\s+0x", re.IGNORECASE)
VLAN_CARD = re.compile(r"\b(?:vlan|vl|irb\.|vlan\.)\s?\.?(\d{1,4})\b", re.IGNORECASE)
FDB = re.compile(r"\bdev (\S+)(?:.*?\bvlan (\d{1,4}))?")
STRONG = re.compile(
    r"(?:[A-Za-z][A-Za-z-]{0,30})?\d{1,4}(?:/\d{1,4}){1,3}(?:[.:]\d{1,5})?"
    r"|(?:eth|ens|eno|enp|em|swp|bond|po|port-channel|trk|lag|ae|bridge-aggregation)-?\w{0,8}\d{1,4}",
    re.IGNORECASE,
)
NAMED = re.compile(r"[A-Za-z][A-Za-z-]{0,20} ?\d{1,4}(?:/\d{1,4}){0,3}|[A-Z]?\d{1,3}|p\d{1,3}(?:/\d{1,3})?")
SELF = re.compile(
    r"\b(?:self|cpu|router|management|mgmt|local|permanent|system|sup-eth\d+(?:\(r\))?|internal|inband)\b",
    re.IGNORECASE,
)
DROPPED = re.compile(r"\b(?:drop|flood|mcast|multicast)\b", re.IGNORECASE)
DIGIT = re.compile(r"\d")
LAST_VLAN = 4094


def read_arp(block: Block, answer: Answer) -> None:
    """Read a cache of neighbours: one IP and one MAC a line, whatever else the maker prints."""
    columns = Columns()
    for number, line in block.lines:
        own = OWN_IP.match(line)
        ip = find_ip(own[1] if own else line)
        mac, is_group = find_mac(line)
        if own is not None and ip is not None:
            answer.use(number, answer.own(ip=ip))
        elif is_group or (mac is not None and ip is None and has_ip(line)):
            answer.skip("address of a group, or of nobody")
        elif mac is not None and ip is not None:
            found = VLAN_CARD.search(line[line.find(ip) :])
            vlan = _vlan(found[1]) if found is not None else None
            mine = (answer.own(mac=mac, ip=ip),) if OWN_AGE.match(line) else ()
            answer.use(number, Seen(ARP, {"behind": answer.device}, mac=mac, ip=ip, vlan=vlan), *mine)
        elif UNANSWERED.search(line):
            answer.skip("address that did not answer")
        elif columns.learn(line) or is_note(line) or (mac is None and ip is None and not has_ip(line)):
            answer.skip("heading or note")
        else:
            answer.unread.append(number)


def read_mac_table(block: Block, answer: Answer) -> None:
    """Read a forwarding table: the port behind which each card is seen."""
    columns = Columns()
    for number, line in block.lines:
        mac, is_group = find_mac(line)
        if is_group:
            answer.skip("address of a group, or of nobody")
        elif mac is not None:
            _read_card(number, line, mac=mac, columns=columns, answer=answer)
        elif columns.learn(line) or is_note(line) or not (columns.names or DIGIT.search(line)):
            answer.skip("heading or note")
        else:
            answer.unread.append(number)


def _read_card(number: int, line: str, *, mac: str, columns: Columns, answer: Answer) -> None:
    rest = MAC.sub(" ", line, count=1)
    cells = columns.cut(line)
    fdb = FDB.search(line)
    if SELF.search(rest):
        answer.use(number, answer.own(mac=mac))
        return
    if DROPPED.search(rest):
        answer.skip("address that is dropped or flooded")
        return
    port = fdb[1] if fdb is not None else _find_port(rest, cells)
    if port is None:
        answer.unread.append(number)
        return
    vlan = _vlan(fdb[2]) if fdb is not None else _find_vlan(line, cells)
    answer.use(number, Seen(PORT, {"behind": answer.behind(port)}, mac=mac, vlan=vlan))


def _find_port(rest: str, cells: dict[str, str]) -> str | None:
    """Give the port: a word that can be nothing else, else what stands under the heading."""
    strong = [word.strip(",*") for word in rest.split() if STRONG.fullmatch(word.strip(",*"))]
    if len(strong) == 1:
        return strong[0]
    for name, text in cells.items():
        if "port" in name or "interface" in name or "intf" in name:
            words = [text, text.split()[-1]]
            named = next((word for word in words if NAMED.fullmatch(word) or STRONG.fullmatch(word)), None)
            if named is not None:
                return named
    return None


def _find_vlan(line: str, cells: dict[str, str]) -> int | None:
    under = next((text for name, text in cells.items() if "vlan" in name or name in ("vid", "fid")), "")
    digits = [word for word in under.replace("*", " ").replace("+", " ").split() if word.isdigit()]
    if digits:
        return _vlan(digits[0])
    named = VLAN_CARD.search(line)
    return _vlan(named[1]) if named is not None else None


def _vlan(text: str | None) -> int | None:
    number = int(text) if text and text.isascii() and text.isdigit() and len(text) < 5 else 0
    return number if 1 <= number <= LAST_VLAN else None
