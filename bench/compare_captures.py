"""Compares flow records and sightings with the ground truth that tshark made of real captures.

    python bench/compare_captures.py ../shared/data [PART OF A PATH ...]

One line per capture and question: equal, explained (why), or wrong. Ends with a table and exit code 1 when something is
wrong. Captures that `flagged.csv` names are listed apart.
"""

import csv
import ipaddress
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from zonewright.contracts.source import SourceKit
from zonewright.protocols.counter import key_of
from zonewright.sources.captures import CaptureSource

CONVERSATIONS = ("eth", "ip", "ipv6", "tcp", "udp")
CODES = (
    "modbus.func_code",
    "s7comm.param.func",
    "enip.command",
    "cip.sc",
    "dnp3.al.func",
    "iec60870_asdu.typeid",
    "ams.cmdid",
)
ADS_COMMANDS = range(10)  # what lies beyond is the router's own
USER_DATA = 7  # S7 messages of this kind have no function of their own
_TUNNELS = """
gre vxlan geneve gtp teredo 6in4 mpls pppoes ppp pppmux ipip esp ah capwap l2tp nsh erspan pbb etherip
vntag fp cfp fabricpath ieee8021ah wlan homeplug-av sflow macsec
"""
TUNNELS = frozenset(_TUNNELS.split())
LINKS = frozenset({"eth", "null", "raw", "sll", "ppp", "chdlc", "ip", "ipv6"})
LISTED = 50  # addresses that the truth lists per station
MULTIPLE = 10  # CIP service that holds others: tshark counts it and them, we count them
UNCONNECTED_SEND = 82
RETRANSMITTED = "a segment that was acknowledged but never seen before is read (tshark leaves it out as retransmitted)"
EXPLAINED = {
    "ENIP_CIP-CM.pcap": "a retransmission brings new octets; they hold a PDU",
    "specialCIP.pcap": RETRANSMITTED,
    "modbusBig.pcap": RETRANSMITTED,
    "s7comm_clean.pcap": RETRANSMITTED,
    "Modicon.pcap": RETRANSMITTED,
    "authen_analysis.pcap": "every segment is seen on two hops (other MACs), each is a flow record of its own",
    "EIP-ControlProtocolChangeAttempt.pcap": "tshark loses the start of the PDUs in a stream without handshake",
    "modbus/fuzz-72.pcap": "fuzzed sequence numbers",
    "bsap-serial_example.pcapng": "packets without a sender's address are ignored",
    "dnscrypt-v1-and-resolver-pings.pcap": "fragments: ours count with their ports, tshark counts the last one",
    "dns-udp.pcap": "fragments: ours count with their ports, tshark counts the last one",
    "fragged-teredo.pcap": "fragments: ours count with their ports, tshark counts the last one",
    "dnp3_read_p20001.pcap": "DNP3 on another port, told by its bytes; tshark looks at the usual port only",
    "dnp3_example.pcap": "tshark prints function 0 or nothing for responses whose octet is 0x81 or 0x82",
    "dnp3dataset_capturerem": "tshark prints function 0 or nothing for responses whose octet is 0x81 or 0x82",
    "dnp3-flowbuffer-overflow-assert.pcap": "fuzzed: a first fragment with function 0 is a confirmation",
    "iec60780-5-104.pcap": "tshark skips junk and reads types out of it",
    "EnergyDataset/raw/C-": "records in another order and no handshake: tshark leaves out more as retransmitted",
    "BGP_Cisco_hdlc_slarp.pcap": "packets without a sender's address are ignored",
    "hdlc_slarp.pcapng": "packets without a sender's address are ignored",
    "mpls-traceroute.pcap": "packets without a sender's address are ignored",
    "quic-fuzz-overflow.pcapng": "fuzzed: tshark makes no conversation of ports in a packet that it calls malformed",
    "vxlan_port_8472.pcap": "VXLAN on the port that Linux used first; tshark looks at the usual port only",
    "cipdip/baseline_captures/baseline_": "a simulator sends SendUnitData to port 2222, where tshark expects class 1",
    "bigtcp-ipv6": "a length of zero is taken as the whole frame",
}
INSIDE = ("ip:ip", "ip:ipv6", "ipv6:ip", "ipv6:ipv6")
Directions = Counter[tuple[Any, ...]]


@dataclass
class Account:
    """What became of every capture and question."""

    answers: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    lines: list[str] = field(default_factory=list)

    def note(self, question: str, answer: str, line: str = "") -> None:
        """Count an answer; show the line when it is not equal."""
        self.answers[question][answer] += 1
        if line:
            self.lines.append(f"{answer:9} {question:18} {line}")


def main(arguments: list[str]) -> int:
    """Compare every capture; 1 when something is wrong."""
    shared, parts = Path(arguments[0]), arguments[1:]
    flagged = {row["capture"]: row[next(k for k in row if k != "capture")] for row in _rows(shared / "flagged.csv")}
    source = CaptureSource(SourceKit(kernel_cache=Path.home() / ".cache" / "zonewright-bench"))
    account = Account()
    for truth_file in sorted((shared / "groundtruth").rglob("*.json")):
        truth = json.loads(truth_file.read_text())
        path = shared / str(truth["file"])
        if all(part in truth["file"] for part in parts):
            compare_capture(truth, path, account, source=source, flag=flagged.get(truth["file"], ""))
    print("\n".join(account.lines))
    for question, answers in account.answers.items():
        print(f"{question:20}", "  ".join(f"{name} {count}" for name, count in sorted(answers.items())))
    return int(any(answers["wrong"] for answers in account.answers.values()))


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(newline="") as file:
        return list(csv.DictReader(file))


def compare_capture(
    truth: Mapping[str, Any], path: Path, account: Account, *, source: CaptureSource, flag: str
) -> None:
    """Put every question about one capture."""
    if not path.is_file():
        account.note("file", "absent", truth["file"])
        return
    with path.open("rb") as file:
        head = file.read(65536)
    if not source.detect(head, path.name):
        account.note("file", "no capture", f"{truth['file']}: {truth['container']} {head[:4]!r}")
        return
    reading = source.read(path, shown=truth["file"])
    counted = (reading.input.decoded or 0) + sum((reading.input.ignored or {}).values())
    counted += sum(problem.packets for problem in reading.problems)
    account.note("account", "equal" if counted == reading.input.packets else "wrong")
    if set(truth["link_layers"]) - LINKS:
        account.note("file", "other link", f"{truth['file']}: {truth['link_layers']} {reading.input.status}")
        return
    for question, ours, theirs in _questions(truth, reading):
        if ours == theirs:
            account.note(question, "equal")
            continue
        why = flag or _explanation(truth, reading, question)
        why = why or next((words for part, words in EXPLAINED.items() if part in truth["file"]), "")
        answer = "flagged" if flag else "explained" if why else "wrong"
        account.note(question, answer, f"{truth['file']}: {why} {_difference(ours, theirs)}")


def _difference(ours: Any, theirs: Any) -> str:
    if not isinstance(ours, Mapping):
        return f"ours {ours} theirs {theirs}"
    keys = [key for key in {**ours, **theirs} if ours.get(key) != theirs.get(key)]
    shown = "; ".join(f"{key}: {ours.get(key)} / {theirs.get(key)}" for key in keys[:3])
    return f"{len(keys)} differ: {shown}"


def _explanation(truth: Mapping[str, Any], reading: Any, question: str) -> str:
    cut = sum(problem.packets for problem in reading.problems)
    if question == "packets" and reading.input.packets == truth["packets"] + cut:
        return "the cut last packet is counted under problems"
    if question in ("packets", "bytes") and truth["tshark_rc"]:
        return "tshark stopped"
    if question in ("eth", "ip", "ipv6", "tcp", "udp", "pairs", "arp"):
        hierarchy = truth["protocol_hierarchy"]
        layers = {layer for entry in hierarchy for layer in entry["path"].split(":")}
        found = layers & TUNNELS | {part for part in INSIDE if any(f":{part}" in e["path"] for e in hierarchy)}
        if found:
            return f"encapsulated: {' '.join(sorted(found))}"
    return ""


def _questions(truth: Mapping[str, Any], reading: Any) -> Iterator[tuple[str, Any, Any]]:
    rows = reading.flow_records.to_pylist()
    yield "packets", reading.input.packets, truth["packets"]
    yield "bytes", sum(row["bytes"] for row in rows if _is_outermost(row)), truth["bytes"]
    for name in CONVERSATIONS:
        ours, theirs = _ours(rows, name), _theirs(truth["conversations"][name]["rows"])
        if any(row["tunnel"] for row in rows):
            ours, theirs = _frames(ours), _frames(theirs)
        if truth["conversations"][name]["rows_truncated"]:
            ours = Counter({key: count for key, count in ours.items() if key in theirs})
        yield name, ours, theirs
    listed = {mac: sorted(ips) for mac, ips in truth["mac_to_ip_seen"].items() if len(ips) < LISTED}
    crowded = set(truth["mac_to_ip_seen"]) - set(listed)
    if "eth" in truth["link_layers"]:
        yield "pairs", {mac: ips for mac, ips in _pairs(rows).items() if mac not in crowded}, listed
    yield "arp", _arp(reading.sightings.to_pylist(), truth["arp_is_at"]), _arp_truth(truth["arp_is_at"])
    codes = _codes(rows)
    for name in CODES:
        every = _totals(truth["ot"].get(name, {}), name)
        flows = _code_truth(truth["ot_by_flow"].get(name, {}), name)
        whole = {code for code in _summed(codes[name]) | every if not _differs(code, rows)}
        yield name, _summed(_only(codes[name], whole)), Counter({code: every[code] for code in every if code in whole})
        whole &= {code for code, count in _summed(flows).items() if every[code] == count}
        yield f"{name} by flow", _only(codes[name], whole), _only(flows, whole)


def _is_outermost(row: Mapping[str, Any]) -> bool:
    """Tell the record of a captured packet from that of one inside; labels make no packet of their own."""
    tunnel = row["tunnel"] or ""
    return not tunnel or (tunnel.startswith(("mpls", "pppoe")) and " in " not in tunnel)


def _frames(counted: Directions) -> Directions:
    """Leave out bytes: tshark counts the whole frame for what lies inside, we count the inner packet."""
    return Counter({key: count for key, count in counted.items() if key[2] == "frames"})


def _arp_truth(is_at: Mapping[str, int]) -> dict[str, bool]:
    return {name: True for name in sorted(is_at) if not name.startswith("0.0.0.0 ")}


def _arp(sightings: Iterable[Mapping[str, Any]], is_at: Mapping[str, int]) -> dict[str, bool]:
    seen = {f"{_ip(row['ip'])} is-at {_mac(row['mac'])}" for row in sightings if row["kind"] == "arp" and row["ip"]}
    return {name: True for name in sorted(is_at) if name in seen}


def _theirs(rows: Iterable[list[Any]]) -> Directions:
    counted: Directions = Counter()
    for a, b, frames_ab, bytes_ab, frames_ba, bytes_ba in rows:
        for source, destination, frames, octets in ((a, b, frames_ab, bytes_ab), (b, a, frames_ba, bytes_ba)):
            if frames:
                counted[source, destination, "frames"] += frames
                counted[source, destination, "bytes"] += octets
    return counted


def _ours(rows: Iterable[Mapping[str, Any]], name: str) -> Directions:
    counted: Directions = Counter()
    for row in rows:
        ends = _ends(row, name)
        if ends is not None:
            counted[*ends, "frames"] += row["packets"]
            counted[*ends, "bytes"] += row["bytes"]
    return counted


def _ends(row: Mapping[str, Any], name: str) -> tuple[str, str] | None:
    if name == "eth" and (row["src_mac"] is None or row["dst_mac"] is None):
        return None
    if name == "eth":
        return _mac(row["src_mac"]), _mac(row["dst_mac"])
    if row["ip_protocol"] is None:
        return None
    source, destination = _ip(row["src_ip"]), _ip(row["dst_ip"])
    if name in ("ip", "ipv6"):
        return (source, destination) if (":" in source) == (name == "ipv6") else None
    if row["ip_protocol"] != {"tcp": 6, "udp": 17}[name] or row["src_port"] is None:
        return None
    return f"{source}:{row['src_port']}", f"{destination}:{row['dst_port']}"


def _mac(number: int) -> str:
    return int(number).to_bytes(6, "big").hex(":")


def _ip(octets: bytes) -> str:
    address = ipaddress.IPv6Address(octets)
    return str(address.ipv4_mapped or address)


def _pairs(rows: Iterable[Mapping[str, Any]]) -> dict[str, list[str]]:
    pairs: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row["ip_protocol"] is not None and row["src_mac"] is not None and ":" not in _ip(row["src_ip"]):
            pairs[_mac(row["src_mac"])].add(_ip(row["src_ip"]))
    return {mac: sorted(ips) for mac, ips in pairs.items()}


def _codes(rows: Iterable[Mapping[str, Any]]) -> dict[str, Directions]:
    counted: dict[str, Directions] = {name: Counter() for name in CODES}
    for row in rows:
        if row["ip_protocol"] is None:
            continue
        ends = (_ip(row["src_ip"]), _ip(row["dst_ip"]))
        for message in row["messages"]:
            parts = [int(part) for part in key_of(message["code"]).split("/")]
            for name, code in _named(row["protocol"], parts):
                counted[name][*ends, code] += message["count"]
    return counted


def _named(protocol: str | None, parts: list[int]) -> Iterator[tuple[str, int]]:
    if protocol == "modbus":
        yield "modbus.func_code", parts[0]
    elif protocol == "s7comm" and len(parts) > 1 and parts[0] != USER_DATA:
        yield "s7comm.param.func", parts[1]
    elif protocol == "enip":
        yield "enip.command", parts[0]
        if len(parts) > 1:
            yield from (("cip.sc", service & 0x7F) for service in _services(parts))
    elif protocol == "dnp3":
        yield "dnp3.al.func", parts[0]
    elif protocol == "iec104" and parts[0]:
        yield "iec60870_asdu.typeid", parts[0]
    elif protocol == "ads" and parts[0] in ADS_COMMANDS:
        yield "ams.cmdid", parts[0]


def _services(parts: list[int]) -> tuple[int, ...]:
    """Give the CIP services that tshark shows for a code: in a multiple service packet the inner one only."""
    if parts[1] == MULTIPLE:
        return (parts[-1],)
    return (parts[1], parts[2]) if parts[1] == UNCONNECTED_SEND and len(parts) > 2 else (parts[1],)


def _differs(code: tuple[Any, ...], rows: Iterable[Mapping[str, Any]]) -> bool:
    """Tell whether a code is counted in another way here: what holds several services, or is no command."""
    enip = [message for row in rows if row["protocol"] == "enip" for message in row["messages"]]
    is_multiple = any(key_of(message["code"]).startswith("112/10/") for message in enip)
    return code == (2222,) or (is_multiple and code in ((MULTIPLE,), (112,), (111,)))


def _summed(flows: Directions) -> Directions:
    counted: Directions = Counter()
    for (_, _, code), count in flows.items():
        counted[code,] += count
    return counted


def _only(flows: Directions, codes: Iterable[tuple[Any, ...]]) -> Directions:
    """Leave out codes that tshark's list by flow counts once per frame only."""
    wanted = set(codes)
    return Counter({key: count for key, count in flows.items() if key[2:] in wanted})


def _totals(codes: Mapping[str, int], name: str) -> Directions:
    counted: Directions = Counter()
    for code, count in codes.items():
        counted[_code(code, name),] += count
    return counted


def _code(text: str, name: str) -> int:
    number = int(text, 16) if text.startswith("0x") else int(text)
    return number & 0x7F if name == "cip.sc" else number


def _code_truth(flows: Mapping[str, int], name: str) -> Directions:
    counted: Directions = Counter()
    for text, count in flows.items():
        source, _, rest = text.partition(" -> ")
        destination, _, code = rest.rpartition(" : ")
        counted[source, destination, _code(code, name)] += count
    return counted


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
