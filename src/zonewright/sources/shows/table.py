"""Tables as terminals print them: which words stand under which heading."""

import re
from dataclasses import dataclass, field

from zonewright.sources.shows.answer import find_mac, has_ip

CELL = re.compile(r"[^\s|](?:[^|\s]| (?=[^\s|]))*")
WORD = re.compile(r"[^\s|]+")
RULE = re.compile(r"^[\s|+=-]*[=-]{2,}[\s|+=-]*$")
DASHES = re.compile(r"[=-]+")
NOTE = re.compile(
    r"^\s*(?:total|codes?\b|legend|flags?\b|capabilit|entries|number of|note\b|\([A-Za-z~+*-]{1,3}\)|[*+!#~] ?[-=] "
    r"|multicast|time source|load for|last \w+|maximum|count\b|dynamic address count|static address|ageing|aging"
    r"|[A-Za-z] - |age - |mac table|mac address table|mac-?address|l2-table|arp table|ip arp table|status codes"
    r"|unicast entries|no entries|displayed|\d+ (?:entries|mac addresses|neighbors)|lldp neigh|lldp remote|cdp neigh"
    r"|ethernet[- ]switching table|routing instance|vrf|kernel ip|address resolution|name:|default|gateway of last|"
    r"bridge[- ]table|logical system|all\s+interfaces)",
    re.IGNORECASE,
)
WORDS = (
    "vlan vlans mac address addresses addr port ports interface interfaces intf intrfce iface if type types "
    "age aging device id deviceid local localport hold-time holdtime holdtme ttl capability capabilities cap "
    "port-id portid chassis chassisid chassis-id system sysname sys-name system-name name neighbor neighbour "
    "protocol hardware hwaddr hwtype hwaddress flags mask ip internet physical method state status speed "
    "duplex platform portdescr port-desc portinfo info parent remote description descr prot ok? mode "
    "encapsulation native persistent index vid fid local-port destination ntfy secure age(min) (min) number "
    "no. mtu entry logical rtr nh learned member tagged untagged count internetadresse physische adresse typ "
    "internet-adresse "
)
HEADINGS = frozenset(WORDS.split())


@dataclass(slots=True)
class Columns:
    """Where the columns of a table begin, and what they are called (small letters)."""

    names: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    _above: list[str] = field(default_factory=list)

    def learn(self, line: str) -> bool:
        """Take a heading or a ruled line into account; tells whether it was one."""
        if RULE.match(line):
            groups = [found.start() for found in DASHES.finditer(line)]
            if len(groups) > 1 and self._above:
                self._rule(groups)
            self._above = []
            return True
        if not is_heading(line):
            return False
        cells = [(found.start(), found[0].casefold()) for found in CELL.finditer(line)]
        self.starts, self.names = [start for start, _ in cells], [name for _, name in cells]
        self._above.append(line)
        return True

    def _rule(self, starts: list[int]) -> None:
        """Take the columns from a ruled line, and their names from the headings above it."""
        self.starts, self.names = starts, [""] * len(starts)
        for at, word in (cut for heading in self._above[-2:] for cut in self._cut(heading)):
            self.names[at] = f"{self.names[at]} {word.casefold()}".strip()

    def cut(self, line: str) -> dict[str, str]:
        """Give what stands under each heading."""
        found: dict[str, str] = {}
        for at, word in self._cut(line):
            name = self.names[at] if at < len(self.names) else ""
            found[name] = f"{found[name]} {word}" if name in found else word
        return found

    def _cut(self, line: str) -> list[tuple[int, str]]:
        """Give every word with its column: the one over its middle."""
        found = []
        for word in WORD.finditer(line):
            middle = (word.start() + word.end() - 1) // 2
            at = sum(1 for start in self.starts if start <= middle) - 1
            found.append((max(at, 0), word[0]))
        return found


def is_heading(line: str) -> bool:
    """Tell whether a line only names columns."""
    words = [word.strip(":,()") for word in line.replace("|", " ").casefold().split()]
    known = sum(word in HEADINGS for word in words)
    if known < 2 or known * 2 < len(words):
        return False
    return find_mac(line) == (None, False) and not has_ip(line)


def is_note(line: str) -> bool:
    """Tell whether a line is a title, a legend or a count."""
    return NOTE.match(line) is not None
