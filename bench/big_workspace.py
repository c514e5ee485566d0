"""Large things for a workspace: a model of many assets, and flow records among them by the million."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from zonewright.contracts.source import Reading
from zonewright.model.observation import Input, Status, make_input_id
from zonewright.model.tables import FLOW_RECORDS
from zonewright.wiring import Claim, open_workspace

ASSETS_OF_RECORDS = 4_000
A_ZONE, PEERS = 200, 3
INPUTS = 8
BEGIN = datetime(2026, 1, 5, 6, tzinfo=UTC)
NANOSECONDS = 1_000_000_000
LAST_MAC = 0x001B1B000000
MAPPED = b"\0" * 10 + b"\xff\xff"
PORTS = (102, 502, 4840, 44818)


def write_model(place: Path, assets: int) -> Path:
    """Write a plant.yaml of that many assets, two hundred in a zone, each with what people know of a controller."""
    lines = ["schema: plant/1", "plant:", "  name: Big plant", "zones:"]
    for zone in range(-(-assets // A_ZONE)):
        lines += [f"  - name: cell-{zone}", "    kind: cell", f"    subnets: [10.{zone // 256}.{zone % 256}.0/24]"]
    lines.append("assets:")
    for asset in range(assets):
        mac = (LAST_MAC + asset).to_bytes(6, "big").hex(":")
        lines += [
            f"  - name: plc-{asset}",
            "    addresses:",
            f"      - mac: {mac}",
            f"        ip: {_ip(asset)}",
            "    role: plc",
            "    vendor: Siemens",
            "    model: S7-1500",
            f"    serial: S-{asset:06d}",
            f"    zone: cell-{asset // A_ZONE}",
            "    owner: maintenance",
        ]
    place.write_text("\n".join(lines) + "\n", "utf-8")
    return place


def remember_records(line: Path, records: int) -> None:
    """Put that many flow records into a workspace as `observe` does, in several inputs, and keep the survey of all."""
    with open_workspace(line, claim=Claim(), at=datetime.now(UTC), say=lambda _: None) as workspace:
        readings = [_make_reading(number, records // INPUTS) for number in range(INPUTS)]
        with workspace.store.unit_of_work() as unit:
            for reading in readings:
                workspace.remember(unit, reading)
            survey = workspace.survey((*workspace.read_inputs(unit),), workspace.read_statements(unit))
            workspace.keep_survey(unit, survey)
            names = tuple(reading.input.id for reading in readings)
            workspace.commit_alone(unit, workspace.make_entry("observe", "read captures", subjects=names))


def _make_reading(number: int, records: int) -> Reading:
    sha256 = f"{number + 1:064x}"
    name = make_input_id(sha256)
    table = _make_records(name, number, records)
    packets = 10 * records
    end = BEGIN + timedelta(hours=8)
    record = Input(
        name,
        f"mirror-{number}.pcap",
        sha256,
        "capture",
        Status.COMPLETE,
        80 * packets,
        packets=packets,
        decoded=packets,
        first_seen=BEGIN,
        last_seen=end,
    )
    return Reading(record, flow_records=table)


def _make_records(name: str, seed: int, records: int) -> pa.Table:
    """Make conversations: each asset asks a few others of its zone, from any client port."""
    drawn = np.random.default_rng(seed)
    sources = drawn.integers(0, ASSETS_OF_RECORDS, records)
    near = sources // A_ZONE * A_ZONE + (sources + 17 * drawn.integers(1, PEERS + 1, records)) % A_ZONE
    ips = [MAPPED + bytes(int(part) for part in _ip(asset).split(".")) for asset in range(ASSETS_OF_RECORDS)]
    first = np.arange(records, dtype=np.int64) * 10 + 1
    begin = int(BEGIN.timestamp()) * NANOSECONDS
    ones, nothing = np.ones(records, np.int64), pa.nulls(records)
    filled: dict[str, Any] = {
        "input": pa.array([name]).take(pa.array(np.zeros(records, np.int64))),
        "src_mac": LAST_MAC + sources,
        "dst_mac": LAST_MAC + near,
        "ethertype": 0x0800 * ones,
        "src_ip": pa.array(ips, pa.binary(16)).take(pa.array(sources)),
        "dst_ip": pa.array(ips, pa.binary(16)).take(pa.array(near)),
        "ip_protocol": 6 * ones,
        "src_port": 49_152 + drawn.integers(0, 16_000, records),
        "dst_port": np.array(PORTS)[near % len(PORTS)],
        "packets": 10 * ones,
        "bytes": 800 * ones,
        "payload_bytes": 300 * ones,
        "first_packet": first,
        "last_packet": first + 9,
        "first_ns": begin + first * 1_000,
        "last_ns": begin + (first + 9) * 1_000,
        **dict.fromkeys(("syn", "syn_ack", "reset", "cut_packets", "gaps"), 0 * ones),
        **dict.fromkeys(("ttl_min", "ttl_max"), 64 * ones),
    }
    columns = [pa.array(filled.get(field.name, nothing)).cast(field.type) for field in FLOW_RECORDS]
    return pa.table(columns, schema=FLOW_RECORDS)


def _ip(asset: int) -> str:
    zone, place = divmod(asset, A_ZONE)
    return f"10.{zone // 256}.{zone % 256}.{place + 10}"
