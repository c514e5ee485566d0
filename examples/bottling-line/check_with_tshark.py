"""Compare expected.yaml with the captures through tshark's eyes: `python check_with_tshark.py FOLDER`.

Prints one line a statement and ends with 1 where the captures show something else.
"""

import subprocess
import sys
from collections import Counter
from pathlib import Path

import yaml

HERE = Path(__file__).parent
CAPTURES = ("mirror-cells.pcapng", "mirror-servers.pcap.gz")
SENSOR_OF = {
    "cell-a": CAPTURES[0],
    "cell-b": CAPTURES[0],
    "supervision": CAPTURES[0],
    "ot-servers": CAPTURES[1],
    "dmz": CAPTURES[1],
    "it": CAPTURES[1],
}
PROFINET = (0xFEFC, 0xFEFE, 0xFEFF)

Rows = list[tuple[str, ...]]
wrong: list[str] = []


def say(found: object, expected: object, what: str) -> None:
    """Print one comparison."""
    good = found == expected
    print(f"{'ok   ' if good else 'WRONG'} {what}: {found}" + ("" if good else f", expected {expected}"))
    if not good:
        wrong.append(what)


def read(folder: Path, capture: str, display_filter: str, *fields: str) -> Rows:
    """Fields of all packets that a display filter lets through."""
    # a mirror of several segments shows routed packets twice: without sequence analysis each copy is dissected
    words = ["tshark", "-r", str(folder / capture), "-o", "tcp.analyze_sequence_numbers:FALSE"]
    words += ["-o", "tcp.desegment_tcp_streams:FALSE", "-Y", display_filter, "-T", "fields", "-E", "separator=|"]
    for name in fields:
        words += ["-e", name]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    return [tuple(line.split("|")) for line in done.stdout.splitlines()]


def names_of(plant: dict) -> dict[str, str]:
    """Address -> name of the asset."""
    known = {}
    for asset in plant["assets"]:
        for address in asset["addresses"]:
            known.update({value: asset["name"] for value in (address["ip"], address["mac"]) if value})
    return known


def first(value: str) -> str:
    return value.split(",")[0]


def check_addresses(folder: Path, plant: dict) -> None:
    """Every pair of MAC and IP that ARP or a local packet shows belongs to an expected asset, and none is missing."""
    expected = {(a["mac"], a["ip"]) for asset in plant["assets"] for a in asset["addresses"] if a["mac"] and a["ip"]}
    pairs, senders = set(), set()
    for capture in CAPTURES:
        for mac, ip in read(folder, capture, "arp", "arp.src.hw_mac", "arp.src.proto_ipv4"):
            pairs.add((mac, ip))
        for mac, ip in read(folder, capture, "ipv6 && ipv6.src == fe80::/10", "eth.src", "ipv6.src"):
            pairs.add((mac, ip))
        senders.update(row[0] for row in read(folder, capture, "eth", "eth.src"))
    say(sorted(pairs), sorted(expected), "MAC and IP pairs")
    macs = {a["mac"] for asset in plant["assets"] for a in asset["addresses"] if a["mac"]}
    say(sorted(senders), sorted(macs), "senders on layer 2")
    lonely = {asset["addresses"][0]["mac"] for asset in plant["assets"] if asset["layer_2_only"]}
    spoken = {row[0] for row in read(folder, CAPTURES[0], "ip || arp || ipv6", "eth.src")}
    say(sorted(lonely & spoken), [], "layer-2-only assets that speak IP")


def check_conversations(folder: Path, plant: dict) -> None:
    """The conversations of each sensor are the flows of expected.yaml, no fewer and no more."""
    known = names_of(plant)
    for capture in CAPTURES:
        stated = {(f["source"], f["destination"], f["transport"], f["destination_port"]) for f in plant["flows"]}
        found = set()
        syn = "tcp.flags.syn == 1 && tcp.flags.ack == 0"
        for source, destination, number in read(folder, capture, syn, "ip.src", "ip.dst", "tcp.dstport"):
            found.add((known[source], known[destination], "tcp", int(number)))
        for row in read(folder, capture, "udp && !icmp && !ipv6", "ip.src", "ip.dst", "udp.srcport", "udp.dstport"):
            source, destination, low, high = row
            forth = (known[source], known.get(destination, destination), "udp", int(high))
            back = (known.get(destination, destination), known[source], "udp", int(low))
            # BACnet and the tunnel use one port number on both sides: who is the client, the payload says
            found.add(back if back in stated else forth)
        for source, destination in read(folder, capture, "icmp.type == 8", "ip.src", "ip.dst"):
            found.add((known[source], known[destination], "icmp", None))
        expected = {
            (flow["source"], flow["destination"], flow["transport"], flow["destination_port"])
            for flow in plant["flows"]
            if flow["transport"] in ("tcp", "udp", "icmp") and capture in {SENSOR_OF[s] for s in flow["seen_in"]}
        }
        say(sorted(found), sorted(expected), f"{capture}: IP conversations")


def count_modbus(folder: Path, capture: str) -> Counter:
    rows = read(folder, capture, "modbus && tcp.dstport == 502", "ip.src", "ip.dst", "modbus.func_code")
    return Counter((source, destination, first(code)) for source, destination, code in rows)


def count_s7(folder: Path, capture: str) -> Counter:
    fields = ("s7comm.header.rosctr", "s7comm.param.func", "s7comm.param.userdata.funcgroup")
    fields += ("s7comm.param.userdata.subfunc", "s7comm.param.userdata.type", "tcp.dstport")
    found: Counter = Counter()
    for row in read(folder, capture, "s7comm", "ip.src", "ip.dst", *fields):
        source, destination, kind, function, group, sub, direction, number = row
        if number != "102":  # what the controller asks belongs to the session of its client
            source, destination = destination, source
        if kind == "1":
            found[source, destination, f"1/{int(function, 16)}"] += 1
        if kind == "7" and direction == "4":
            found[source, destination, f"7/{group}/{int(sub, 0)}"] += 1
    return found


def count_enip(folder: Path, capture: str) -> Counter:
    fields = ("enip.command", "cip.service", "ip.src", "ip.dst")
    found: Counter = Counter()
    for command, services, source, destination in read(folder, capture, "enip && tcp.dstport == 44818", *fields):
        parts = [str(int(command, 16)), *(str(int(service, 16)) for service in services.split(",") if service)]
        found[source, destination, "/".join(parts)] += 1
    return found


def count_bacnet(folder: Path, capture: str) -> Counter:
    fields = ("bacapp.type", "bacapp.confirmed_service", "bacapp.unconfirmed_service", "ip.src", "ip.dst")
    rows = read(folder, capture, "bacapp && ip.src == 10.10.10.10", *fields)
    return Counter((source, destination, f"{kind}/{one or other}") for kind, one, other, source, destination in rows)


def count_dns(folder: Path, capture: str) -> Counter:
    rows = read(folder, capture, "(dns || mdns) && dns.flags.response == 0", "ip.src", "ip.dst", "dns.flags.opcode")
    return Counter(rows)


def count_icmp(folder: Path, capture: str) -> Counter:
    return Counter(read(folder, capture, "icmp", "ip.src", "ip.dst", "icmp.type"))


def count_http(folder: Path, capture: str) -> Counter:
    return Counter(read(folder, capture, "http.request", "ip.src", "ip.dst", "http.request.method"))


COUNTERS = {
    "modbus": count_modbus,
    "s7comm": count_s7,
    "enip": count_enip,
    "bacnet": count_bacnet,
    "dns": count_dns,
    "mdns": count_dns,
    "http": count_http,
    "icmp": count_icmp,
}


def requests_in(plant: dict, capture: str, label: str) -> Counter:
    """What the loops make of one protocol, as often as its packets cross segments that this capture mirrors."""
    expected: Counter = Counter()
    for flow in plant["flows"]:
        copies = sum(SENSOR_OF[segment] == capture for segment in flow["seen_in"])
        same = COUNTERS.get(flow["protocol"]) is COUNTERS[label]
        for code, number in (flow["function_codes"] or {}).items() if same and copies else ():
            shown = str(code).partition("/")[0] if label == "modbus" else str(code)
            expected[flow["source"], flow["destination"], shown] += number * copies
    return expected


def check_requests(folder: Path, plant: dict) -> None:
    """Requests per function code: what the loops make, once per mirrored segment; nothing that no flow states."""
    known = names_of(plant)
    for capture in CAPTURES:
        for label in ("modbus", "s7comm", "enip", "bacnet", "dns", "http", "icmp"):
            found: Counter = Counter()
            counted = COUNTERS[label](folder, capture)
            for source, destination, code in counted.keys() - {
                key for key in counted if (label, key[2]) == ("icmp", "0")
            }:
                found[known[source], known.get(destination, destination), code] += counted[source, destination, code]
            expected = requests_in(plant, capture, label)
            say(sorted(found.items()), sorted(expected.items()), f"{capture}: {label} requests")


def check_errors(folder: Path, plant: dict) -> None:
    known = names_of(plant)
    rows = read(folder, CAPTURES[0], "modbus.exception_code", "ip.dst", "ip.src", "modbus.func_code")
    found = Counter((known[source], known[destination], first(code)) for source, destination, code in rows)
    expected = {
        (flow["source"], flow["destination"], code): number
        for flow in plant["flows"]
        for code, number in flow.get("errors", {}).items()
    }
    say(dict(found), expected, "refused Modbus requests")


def check_profinet(folder: Path, plant: dict) -> None:
    """DCP by name and kind; cyclic frames per direction; the tunnel."""
    known = names_of(plant)
    fields = ("eth.src", "eth.dst", "pn_rt.frame_id", "pn_dcp.suboption_device_nameofstation")
    rows = read(folder, CAPTURES[0], "pn_dcp", *fields)
    found = Counter((known[a], known.get(b, b), int(frame, 0), name) for a, b, frame, name in rows)
    hello, identify, answer = PROFINET
    expected = {
        ("io-filler", "01:0e:cf:00:00:01", hello, "io-filler"): 2,
        ("plc-filler", "01:0e:cf:00:00:00", identify, "io-filler"): 1,
        ("io-filler", "plc-filler", answer, "io-filler"): 1,
        ("hmi-filler", "01:0e:cf:00:00:00", identify, ""): 1,
        ("plc-filler", "hmi-filler", answer, "plc-filler"): 1,
        ("io-filler", "hmi-filler", answer, "io-filler"): 1,
    }
    say(dict(found), expected, "PROFINET DCP")
    fields = ("eth.src", "eth.dst", "pn_rt.frame_id", "vlan.id", "vlan.priority")
    rows = read(folder, CAPTURES[0], "pn_rt && !pn_dcp", *fields)
    found = Counter((known[a], known[b], int(frame, 0), *tag) for a, b, frame, *tag in rows)
    cyclic = {("plc-filler", "io-filler", 0x8001, "0", "6"): 5200, ("io-filler", "plc-filler", 0x8002, "0", "6"): 5200}
    say(dict(found), cyclic, "PROFINET cyclic data")
    tunnel = next(flow for flow in plant["flows"] if flow["protocol"] == "openvpn")["frames"]
    for capture in CAPTURES:
        found = Counter(known[row[0]] for row in read(folder, capture, "openvpn", "ip.src"))
        expected = {"vendor-box": tunnel["from_client"], "vendor-portal": tunnel["from_server"]}
        say(dict(found), expected, f"{capture}: tunnel")


def check_identities(folder: Path, plant: dict) -> None:
    """LLDP names and chassis, the controller's nameplates."""
    found = {
        row
        for capture in CAPTURES
        for row in read(folder, capture, "lldp", "lldp.tlv.system.name", "lldp.chassis.id.mac", "eth.src")
    }
    expected = {(box["name"], box["chassis"], mac) for box in plant["lldp"] for mac in box["macs"]}
    say(sorted(found), sorted(expected), "LLDP names")
    plc = next(asset for asset in plant["assets"] if asset["name"] == "plc-filler")
    szl = {
        "order number (SZL 0x0011)": ("s7comm.szl.xy11.0001.anz", plc["order_number"]),
        "model (SZL 0x001C)": ("s7comm.szl.001c.0007.cputypname", plc["model"]),
        "serial number (SZL 0x001C)": ("s7comm.szl.001c.0005.serialn", plc["serial"]),
    }
    for what, (field, expected) in szl.items():
        rows = read(folder, CAPTURES[0], field, "ip.src", field)
        say(sorted({(source, first(text).strip(" \0")) for source, text in rows}), [("10.10.1.10", expected)], what)
    check_nameplates(folder)


def check_nameplates(folder: Path) -> None:
    """What the packer's and the conveyor's controllers answer when they are asked who they are."""
    names = set()
    fields = ("ip.src", "enip.lir.name", "enip.lir.revision")
    for source, name, revision in read(folder, CAPTURES[0], "enip.lir.name", *fields):
        major, minor = divmod(int(revision), 256)  # two bytes, shown by tshark as one number
        names.add((source, name, f"{major}.{minor}"))
    say(sorted(names), [("10.10.2.10", "1756-L61/B LOGIX5561", "20.11")], "ListIdentity")
    plates = read(folder, CAPTURES[0], "modbus.object_str_value", "ip.src", "modbus.object_str_value")
    say(sorted(set(plates)), [("10.10.2.20", "WAGO Kontakttechnik GmbH,750-841,01.02.11")], "Modbus nameplate")


def check_groups(folder: Path, plant: dict) -> None:
    """Destinations with the group bit are the expected groups."""
    found = set()
    for capture in CAPTURES:
        rows = read(folder, capture, "eth.dst.ig == 1", "eth.dst", "ip.dst", "ipv6.dst")
        found.update(six or four or mac for mac, four, six in rows)
    say(sorted(found), sorted(group["address"] for group in plant["groups"]), "multicast and broadcast")


def check_health(folder: Path) -> None:
    """Checksums in order, nothing cut, time runs forward."""
    for capture in CAPTURES:
        bad = ["-o", "ip.check_checksum:TRUE", "-o", "tcp.check_checksum:TRUE", "-o", "udp.check_checksum:TRUE"]
        wish = "ip.checksum.status == 0 || tcp.checksum.status == 0 || udp.checksum.status == 0"
        wish += " || frame.cap_len < frame.len || frame.time_delta < 0"
        words = ["tshark", "-r", str(folder / capture), *bad, "-Y", wish]
        done = subprocess.run(words, capture_output=True, text=True, check=True)
        say(len(done.stdout.splitlines()), 0, f"{capture}: packets with a bad checksum, cut, or out of time order")


def main(folder: Path) -> int:
    plant = yaml.safe_load((HERE / "expected.yaml").read_text())
    check_health(folder)
    check_addresses(folder, plant)
    check_conversations(folder, plant)
    check_requests(folder, plant)
    check_errors(folder, plant)
    check_profinet(folder, plant)
    check_identities(folder, plant)
    check_groups(folder, plant)
    print(f"{len(wrong)} statements wrong" if wrong else "the captures show what expected.yaml says")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
