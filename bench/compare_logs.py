"""Compares what a capture gives with what a network sensor's logs of the same traffic give.

    python bench/compare_logs.py ../shared/data [PART OF A PATH ...]

Assets by IP, flows (client, server, transport, port, protocol) and function codes per flow: equal, explained (why), or
wrong. Ends with a table and exit code 1 when something is wrong.

Golden logs of a test suite have no times, and some have no header: both are put in their place first, in a folder of
their own.
"""

import json
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from zonewright.contracts.source import Given
from zonewright.model.asset import Asset
from zonewright.model.observation import Status
from zonewright.model.survey import Survey
from zonewright.wiring import make_edges
from zonewright.workflows.survey import SurveyRequest, survey

GOLDEN = {
    "bacnet/testing": {
        "basic": "bacnet_example.pcap",
        "error-reject-abort": "bacnet_error_reject_abort.pcap",
        "segmented_data": "bacnet_segmented_data.pcap",
        "services": "bacnet_services.pcap",
    },
    "bsap/testing": {"ip": "bsap-ip_example.pcap", "serial": "bsap-serial_example.pcapng"},
    "dnp3/testing": {"basic": "dnp3_example.pcap"},
    "enip/tests": {
        "basic": "enip_cip_example.pcap",
        "multiple_service_request": "multiple_service_packet_cip.pcapng",
        "set_attr_single_service": "set_attribute_single_service_cip.pcapng",
    },
    "genisys/tests": {"basic": "genisys.pcap", "otherport": "genisys_otherport.pcap"},
    "modbus/testing": {"basic": "modbus_example.pcap"},
    "opcua-binary/tests": {
        "basic": "open62541_client-server_mainloop.pcap",
        "data-gap": "opcua_with-gap.pcap",
        "data-gap_with-handshake": "opcua_with-gap_with-handshake.pcap",
        "no-handshake": "open62541_client-server_mainloop-no-handshake.pcap",
        "non-standard-port": "open62541_client-server_mainloop-not-localhost-non-standard-port.pcap",
    },
    "s7comm/tests": {"s7comm_plus": "s7comm_plus.pcap", "s7ident": "s7ident.pcap", "snap7": "snap7.pcap"},
}
"""Package -> name of the golden logs -> capture they were made of."""
_ENDS = "ts uid id.orig_h id.orig_p id.resp_h id.resp_p"
_TURN = f"{_ENDS} is_orig source_h source_p destination_h destination_p"
FIELDS = {
    "conn": f"{_ENDS} proto service duration orig_bytes resp_bytes conn_state local_orig local_resp missed_bytes"
    " history orig_pkts orig_ip_bytes resp_pkts resp_ip_bytes tunnel_parents",
    "enip": f"{_TURN} enip_command_code enip_command length session_handle enip_status sender_context options",
    "cip": f"{_TURN} cip_sequence_count direction cip_service_code cip_service cip_status_code cip_status"
    " cip_extended_status_code cip_extended_status class_id class_name instance_id attribute_id",
    "cip_identity": f"{_TURN} encapsulation_version socket_address socket_port vendor_id vendor_name device_type_id"
    " device_type_name product_code revision device_status serial_number product_name device_state",
    "cip_io": f"{_TURN} connection_id sequence_number data_length io_data",
    "modbus": f"{_ENDS} func exception",
    "opcua_binary": f"{_ENDS} msg_type is_final total_size error reason version rcv_buf_size snd_buf_size max_msg_size"
    " max_chunk_cnt endpoint_url sec_channel_id sec_policy_uri_len sec_policy_uri snd_cert_len snd_cert rcv_cert_len"
    " rcv_cert request_id req_msg_size req_seq_number req_encoding_mask req_namespace_idx req_identifier",
}
"""Columns of logs whose golden copies have lost their header, as far as they are read."""
NO_TIME = "XXXXXXXXXX.XXXXXX"
SOME_TIME = "1600000000.000000"
SETTLED = "equal", "explained", "wrong"

Key = tuple[str, ...]


@dataclass
class Seen:
    """What one side gave, in words that do not depend on the input."""

    assets: set[str] = field(default_factory=set)
    flows: dict[Key, Mapping[str, tuple[int, int, int]]] = field(default_factory=dict)
    guessed: set[Key] = field(default_factory=set)
    groups: set[str] = field(default_factory=set)
    text: str = ""
    name: str = ""
    logs: frozenset[str] = frozenset()


def iter_pairs(shared: Path) -> Iterator[tuple[str, Path, Path]]:
    """Give name, capture and folder of logs of every pair whose capture is there."""
    for package, names in GOLDEN.items():
        for name, capture in names.items():
            base = shared / "pcap/icsnpp" / package
            yield f"{package}/{name}", base / "traces" / capture, base / "baseline" / f"analyzer.{name}"
    for listed in sorted(shared.glob("zeeklogs/*/pairs_with_pcaps.json")):
        for row in json.loads(listed.read_text(encoding="utf-8")):
            capture = shared / row["pcap"]
            if capture.exists():
                yield row["zeek_log_dir"].partition("/")[2], capture, shared / row["zeek_log_dir"]


def mend(log: Path, place: Path) -> Path | None:
    """Put a log into a folder of its own, with times and a header; `None` for one that is cut to a few columns."""
    text = log.read_text(encoding="utf-8", errors="replace")
    lines = [line for line in text.splitlines() if not line.startswith("###")]
    lines = [re.sub(rf"^\d?{NO_TIME}", SOME_TIME, line).replace(NO_TIME, "-") for line in lines]
    kind = log.stem
    if not any(line.startswith("#fields") for line in lines) and kind in FIELDS and lines:
        names = FIELDS[kind].split()
        if kind == "conn" and lines[0].count("\t") + 1 != len(names):
            return None
        if kind == "opcua_binary":
            names += [f"c{at}" for at in range(len(names), lines[0].count("\t") + 1)]
            names[names.index("req_identifier") + 19] = "res_identifier"
        lines.insert(0, "#fields\t" + "\t".join(names))
        lines.insert(0, f"#path\t{kind}")
    copy = place / log.name
    copy.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return copy


def look(files: list[Path]) -> Survey:
    """Survey some files."""
    given = tuple(Given(str(file), file.name) for file in files)
    return survey(SurveyRequest(given, None), edges=make_edges(lambda _: None), folder=None).survey


def see(found: Survey, *, text: str = "", name: str = "", logs: frozenset[str] = frozenset()) -> Seen:
    """Tell what a survey gave by addresses."""
    seen = Seen(text=text, name=name, logs=logs)
    seen.assets = {a.ip for asset in found.assets for a in asset.addresses if a.ip}
    groups = {group.id: group.address for group in found.groups}
    seen.groups = set(groups.values())
    ips = {asset.id: _own_ips(asset) for asset in found.assets}
    for flow in found.flows:
        if flow.transport == "ethernet":
            continue
        source = ",".join(flow.source_ips) or ips.get(flow.source, "")
        destination = groups.get(flow.destination) or ",".join(flow.destination_ips) or ips.get(flow.destination, "")
        key = (source, destination, flow.transport, str(flow.destination_port or ""), flow.protocol or "")
        codes = {code: (n.requests, n.responses, n.errors) for code, n in flow.function_codes.items()}
        seen.flows[key] = codes
        if "protocol" in flow.assumed:
            seen.guessed.add(key)
    return seen


def _own_ips(asset: Asset) -> str:
    return ",".join(sorted(a.ip for a in asset.addresses if a.ip))


def compare(wire: Seen, told: Seen) -> Iterator[tuple[str, str, str]]:
    """Give (question, verdict, words) for every asset, flow and code."""
    for ip in sorted(wire.assets | told.assets):
        both = ip in wire.assets and ip in told.assets
        yield "assets", *(("equal", ip) if both else explain_asset(ip, wire, told=told))
    used: set[Key] = set()
    for key in sorted(wire.flows):
        twin = key if key in told.flows else find_twin(key, told)
        if twin is None:
            yield "flows", *explain_missing(key, told)
            continue
        used.add(twin)
        yield "flows", *(("equal", " ".join(key)) if twin == key else explain_twin(key, twin, wire=wire, told=told))
        if "conn" in told.logs or told.flows[twin]:
            yield from compare_codes(key, twin, wire=wire, told=told)
    for key in sorted(set(told.flows) - used):
        yield "flows", *explain_extra(key, wire)


def find_twin(key: Key, told: Seen) -> Key | None:
    """Find the same ends and port under another protocol, or turned round."""
    same = [one for one in told.flows if one[:4] == key[:4]]
    turned = [one for one in told.flows if (one[1], one[0], one[2]) == (key[0], key[1], key[2])]
    return next(iter((*same, *turned)), None)


def names_all(text: str, ips: str) -> bool:
    """Tell whether every address stands somewhere in the logs."""
    return all(re.search(rf"(?<![\w.:]){re.escape(ip)}(?![\w.:])", text) for ip in ips.split(",") if ip)


def explain_asset(ip: str, wire: Seen, *, told: Seen) -> tuple[str, str]:
    """Say why an asset is on one side only."""
    if ip in wire.assets and not names_all(told.text, ip):
        return "explained", f"{ip}: no log names it (layer 2 only, a fragment, or the log that would is not given)"
    if ip in wire.assets and "conn" not in told.logs:
        return "explained", f"{ip}: without conn.log only what spoke an industrial protocol is known"
    if ip in wire.assets and ip.endswith(".255"):
        return "explained", f"{ip}: no frame tells of a card; what ends in 255 and never sends stands for many"
    if ip in wire.groups:
        return "explained", f"{ip}: its frames go to everyone, which a log does not tell"
    return "wrong", f"{ip}: {'capture' if ip in wire.assets else 'logs'} only"


def explain_missing(key: Key, told: Seen) -> tuple[str, str]:
    """Say why a flow of the capture is not in the logs."""
    words = " ".join(key)
    pair = re.compile(
        rf"\t{re.escape(key[0])}\t\d+\t{re.escape(key[1])}\t\d+\t|\t{re.escape(key[1])}\t\d+\t{re.escape(key[0])}\t"
    )
    if not pair.search(told.text):
        return "explained", f"{words}: no line of the logs names this pair"
    if "conn" not in told.logs:
        return "explained", f"{words}: without conn.log only what spoke an industrial protocol is known"
    return "wrong", f"{words}: capture only"


def explain_twin(key: Key, twin: Key, *, wire: Seen, told: Seen) -> tuple[str, str]:
    """Say why a flow has another protocol, or other roles."""
    words = f"{' '.join(key)} | {' '.join(twin)}"
    if key[:4] != twin[:4] and SOME_TIME in told.text and key[2] == "udp":
        return "explained", f"{words}: both ends use one port, and the golden logs have no times: who began is not told"
    if key[:4] != twin[:4]:
        return "wrong", f"{words}: other roles"
    if twin in told.guessed or not twin[4]:
        return "explained", f"{words}: conn.log names no service, the capture tells the protocol by its bytes"
    if key in wire.guessed:
        return "explained", f"{words}: the sensor named a service that we only read off the port"
    return "wrong", f"{words}: other protocol"


def explain_extra(key: Key, wire: Seen) -> tuple[str, str]:
    """Say why a flow of the logs is not in the capture."""
    asked = any(one[0] == key[0] and one[1] in wire.groups and one[2:] == key[2:] for one in wire.flows)
    if key[2] == "udp" and asked:
        return "explained", f"{' '.join(key)}: an answer to a question to everyone; a log does not tell who asks"
    return "wrong", f"{' '.join(key)}: logs only"


SUMMARY = {
    "modbus": ("modbus", "modbus_detailed"),
    "dnp3": ("dnp3",),
    "enip": ("cip", "enip"),
    "s7comm": ("s7comm",),
    "s7plus": ("s7comm_plus",),
    "bacnet": ("bacnet",),
    "opcua": ("opcua_binary",),
}
"""Protocol -> logs that tell its messages."""


def compare_codes(key: Key, twin: Key, *, wire: Seen, told: Seen) -> Iterator[tuple[str, str, str]]:
    """Compare the codes of one flow."""
    ours, theirs = wire.flows[key], told.flows[twin]
    if ours and not told.logs.intersection(SUMMARY.get(key[4], ())):
        yield "codes", "explained", f"{' '.join(key)}: no log that tells its messages is given"
        return
    for code in sorted(set(ours) | set(theirs)):
        one, other = ours.get(code, NONE), theirs.get(code, NONE)
        words = f"{' '.join(key)} {code}: {one} | {other}"
        if one == other:
            yield "codes", "equal", words
        else:
            yield "codes", *explain_code(Doubt(key[4], code, ours, theirs, told), words)


NONE = (0, 0, 0)
Codes = Mapping[str, tuple[int, int, int]]


@dataclass(frozen=True)
class Doubt:
    """A code that was counted otherwise."""

    protocol: str
    code: str
    wire: Codes
    told: Codes
    seen: Seen


def explain_code(doubt: Doubt, words: str) -> tuple[str, str]:
    """Say why a code was counted otherwise."""
    first = doubt.code.partition("/")[0]
    if doubt.protocol in SECOND_PARTS and add_up(doubt.wire, first) == add_up(doubt.told, first):
        return "explained", f"{words}: the log does not tell the second part of the code"
    ours, theirs = doubt.wire.get(doubt.code, NONE), doubt.told.get(doubt.code, NONE)
    is_less = all(one >= other for one, other in zip(ours, theirs, strict=True))
    if doubt.protocol == "dnp3" and is_less:
        return "explained", f"{words}: dnp3.log has a line per answer; a question without one is not in it"
    if doubt.protocol == "opcua" and (ours[0], sum(ours[1:])) == (theirs[0], sum(theirs[1:])):
        return "explained", f"{words}: opcua_binary.log does not tell the result of an answer"
    if doubt.protocol == "opcua" and is_less and "gap" in doubt.seen.name:
        return "explained", f"{words}: the sensor read no further than the gap"
    if doubt.protocol == "s7comm" and doubt.code == "7/4/1" and is_less:
        return "explained", f"{words}: s7comm.log leaves out what asks for the next part of a list"
    if doubt.protocol == "s7comm" and doubt.code == "2" and theirs == NONE:
        return "explained", f"{words}: s7comm.log leaves acknowledgements without data out"
    return "wrong", words


SECOND_PARTS = ("modbus", "dnp3", "s7plus")
"""Protocols whose logs name less than the whole code."""


def add_up(codes: Codes, first: str) -> tuple[int, ...]:
    """Add up all codes that begin alike."""
    mine = [counts for code, counts in codes.items() if code.partition("/")[0] == first]
    return tuple(sum(column) for column in zip(*mine, strict=True)) if mine else NONE


def main(shared: Path, parts: list[str]) -> int:
    """Compare every pair and print what differs."""
    total: Counter[tuple[str, str]] = Counter()
    for name, capture, logs in iter_pairs(shared):
        if parts and not any(part in name for part in parts):
            continue
        with tempfile.TemporaryDirectory() as folder:
            mended = [mend(log, Path(folder)) for log in sorted(logs.glob("*.log"))]
            files = [file for file in mended if file is not None]
            text = "\n".join(file.read_text(encoding="utf-8") for file in files)
            told = see(look(files), text=text, name=name, logs=frozenset(file.stem for file in files))
        wire = look([capture])
        if any(one.status == Status.UNSUPPORTED for one in wire.inputs):
            total["captures", "explained"] += 1
            print(f"{name}: the link layer of the capture is not read")
            continue
        found = list(compare(see(wire), told))
        counts = Counter((question, verdict) for question, verdict, _ in found)
        total += counts
        print(f"{name}: " + ", ".join(f"{n} {q} {v}" for (q, v), n in sorted(counts.items())))
        for question, verdict, words in found:
            if verdict != "equal":
                print(f"    {verdict:9} {question:6} {words}")
    print(f"\n{'':8}" + "".join(f"{verdict:>12}" for verdict in SETTLED))
    for question in ("captures", "assets", "flows", "codes"):
        print(f"{question:8}" + "".join(f"{total[question, verdict]:>12,}" for verdict in SETTLED))
    return 1 if any(verdict == "wrong" for _, verdict in total) else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2:]))
