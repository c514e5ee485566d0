"""A plant of which there are nothing but the logs of a sensor."""

from pathlib import Path
from typing import Any

from tests.sources.logs.writing import CONN, ENDS, zeek
from zonewright.contracts.source import Given
from zonewright.model.flow import CodeCount, Operation
from zonewright.model.survey import Survey
from zonewright.wiring import make_edges
from zonewright.workflows.survey import SurveyRequest, survey

WHOLE: dict[str, Any] = {
    "service": "modbus",
    "duration": "2.5",
    "orig_bytes": 24,
    "resp_bytes": 20,
    "history": "ShADadFf",
    "orig_pkts": 6,
    "orig_ip_bytes": 272,
    "resp_pkts": 5,
    "resp_ip_bytes": 228,
    "missed_bytes": 0,
}
SHOUT: dict[str, Any] = {
    "proto": "udp",
    "id.resp_h": "10.0.0.255",
    "id.orig_p": 137,
    "id.resp_p": 137,
    "service": "dns",
    "history": "D",
    "orig_pkts": 3,
    "orig_ip_bytes": 234,
}


def look(folder: Path, **texts: str) -> Survey:
    given = []
    for name, text in texts.items():
        file = folder / f"{name}.log"
        file.write_text(text, encoding="utf-8")
        given.append(Given(str(file), file.name))
    return survey(SurveyRequest(tuple(given), None), edges=make_edges(lambda _: None), folder=None).survey


def test_assets_by_address_and_flows_with_their_functions(tmp_path: Path) -> None:
    modbus = zeek("modbus", (*ENDS, "func", "exception"), {"func": "WRITE_SINGLE_COIL"}, {"func": "READ_COILS"})
    dhcp = zeek("dhcp", ("ts", "server_addr", "mac", "host_name", "assigned_addr"), LEASE)
    found = look(tmp_path, conn=zeek("conn", CONN, WHOLE, SHOUT), modbus=modbus, dhcp=dhcp)
    addresses = {(a.mac, a.ip) for asset in found.assets for a in asset.addresses}
    assert addresses == {("00:1b:1b:00:00:05", "10.0.0.5"), (None, "10.0.0.9")}
    assert {group.address for group in found.groups} == {"10.0.0.255"}
    flow = next(one for one in found.flows if one.protocol == "modbus")
    assert (flow.source_ips, flow.destination_ips, flow.destination_port) == (("10.0.0.5",), ("10.0.0.9",), 502)
    assert (flow.packets, flow.bytes) == (11, 500)
    assert flow.function_codes == {"1": CodeCount(1, 1), "5": CodeCount(1, 1)}
    assert flow.operations[Operation.WRITE] == 1
    assert flow.assumed == ()


LEASE = {"server_addr": "10.0.0.1", "mac": "00:1b:1b:00:00:05", "host_name": "hmi-1", "assigned_addr": "10.0.0.5"}


def test_observations_say_lines_and_not_packets(tmp_path: Path) -> None:
    found = look(tmp_path, conn=zeek("conn", CONN, WHOLE))
    seen = [one for one in found.observations if one.kind == "flow"]
    assert {(one.line, one.first_packet, one.last_packet) for one in seen} == {(7, None, None)}


def test_a_summary_and_a_detail_of_one_message_count_once(tmp_path: Path) -> None:
    row = {"func": "READ_COILS", "matched": "T"}
    modbus, detail = zeek("modbus", (*ENDS, "func"), row), zeek("modbus_detailed", (*ENDS, "func", "matched"), row)
    (flow,) = look(tmp_path, modbus=modbus, modbus_detailed=detail).flows
    assert flow.function_codes == {"1": CodeCount(1, 1)}
    assert flow.packets == 0
