from pathlib import Path
from typing import Any

import pytest

from tests.sources.logs.writing import CONN, HMI, PLC, SECOND, START, event, flows, read, zeek

WHOLE: dict[str, Any] = {
    "service": "modbus",
    "duration": "2.5",
    "orig_bytes": 24,
    "resp_bytes": 20,
    "missed_bytes": 0,
    "history": "ShADadFf",
    "orig_pkts": 6,
    "orig_ip_bytes": 272,
    "resp_pkts": 5,
    "resp_ip_bytes": 228,
}


def rows(tmp_path: Path, *told: dict[str, Any], fields: tuple[str, ...] = CONN) -> list[dict[str, Any]]:
    return flows(read(tmp_path, zeek("conn", fields, *told), "conn.log"))


def test_a_connection_is_two_rows(tmp_path: Path) -> None:
    asks, answers = rows(tmp_path, WHOLE)
    assert asks == {
        "input": asks["input"],
        "ethertype": 0x0800,
        "src_ip": HMI,
        "dst_ip": PLC,
        "ip_protocol": 6,
        "src_port": 40000,
        "dst_port": 502,
        "packets": 6,
        "bytes": 272,
        "payload_bytes": 24,
        "first_packet": 7,
        "last_packet": 7,
        "first_ns": START * SECOND,
        "last_ns": START * SECOND + 2_500_000_000,
        "syn": 1,
        "syn_ack": 0,
        "reset": 0,
        "protocol": "modbus",
        "from_server": False,
        "gaps": 0,
    }
    assert (answers["src_ip"], answers["src_port"], answers["packets"]) == (PLC, 502, 5)
    assert (answers["from_server"], answers["syn"], answers["syn_ack"]) == (True, 0, 1)
    assert answers["first_ns"] == asks["first_ns"] + 1


def test_who_never_answers_has_no_row(tmp_path: Path) -> None:
    (scan,) = rows(tmp_path, {"history": "S", "orig_pkts": 1, "orig_ip_bytes": 60, "resp_pkts": 0})
    assert scan["from_server"] is False
    assert "payload_bytes" not in scan


def test_a_turned_connection_was_begun_by_the_other_side(tmp_path: Path) -> None:
    asks, answers = rows(tmp_path, {**WHOLE, "history": "^dD"})
    assert "from_server" not in asks
    assert asks["first_ns"] > answers["first_ns"]


def test_icmp_has_no_ports(tmp_path: Path) -> None:
    (echo,) = rows(tmp_path, {"proto": "icmp", "id.orig_p": 8, "id.resp_p": 0, "orig_pkts": 1, "orig_ip_bytes": 60})
    assert "src_port" not in echo
    assert "syn" not in echo


def test_the_payload_of_a_single_packet_is_reckoned(tmp_path: Path) -> None:
    one = {"history": "D", "orig_pkts": 1, "orig_ip_bytes": 75}
    assert rows(tmp_path, one)[0]["payload_bytes"] == 35
    assert rows(tmp_path, {**one, "proto": "udp"})[0]["payload_bytes"] == 47


def test_missing_bytes(tmp_path: Path) -> None:
    sides = rows(tmp_path, {**WHOLE, "missed_bytes": 100, "history": "ShADgdFf"})
    assert [side["gaps"] for side in sides] == [0, 1]
    assert all("gaps" not in side for side in rows(tmp_path, {**WHOLE, "missed_bytes": 100}))
    assert all("gaps" not in side for side in rows(tmp_path, {**WHOLE, "missed_bytes": "-"}))


def test_layer_2_where_a_sensor_tells_it(tmp_path: Path) -> None:
    fields = (*CONN, "vlan", "inner_vlan", "orig_l2_addr", "resp_l2_addr", "tunnel_parents")
    more = {"vlan": 10, "inner_vlan": 5000, "orig_l2_addr": "00:1b:1b:00:00:05", "resp_l2_addr": "00:1b:1b:00:00:09"}
    asks, answers = rows(tmp_path, {**WHOLE, **more, "tunnel_parents": "C9"}, fields=fields)
    assert (asks["vlan"], asks["src_mac"], asks["dst_mac"]) == (10, 0x001B1B000005, 0x001B1B000009)
    assert "inner_vlan" not in asks
    assert answers["src_mac"] == 0x001B1B000009
    assert asks["tunnel"] == "tunnel"


@pytest.mark.parametrize(
    ("service", "port", "protocol"),
    [
        ("ssl,http", 443, "tls"),
        ("dns", 53, "dns"),
        ("dns", 5353, "mdns"),
        ("gssapi,smb", 445, "smb"),
        ("homegrown", 9, None),
    ],
)
def test_a_service_names_the_protocol(tmp_path: Path, service: str, port: int, protocol: str | None) -> None:
    assert rows(tmp_path, {**WHOLE, "service": service, "id.resp_p": port})[0].get("protocol") == protocol


def test_numbers_that_are_none_are_problems(tmp_path: Path) -> None:
    reading = read(tmp_path, zeek("conn", CONN, {**WHOLE, "orig_pkts": "many"}, WHOLE), "conn.log")
    assert [one.where for one in reading.problems] == ["line 7"]
    assert reading.input.used == 1


def test_a_connection_without_a_packet_is_left_aside(tmp_path: Path) -> None:
    reading = read(tmp_path, zeek("conn", CONN, {"orig_pkts": 0, "resp_pkts": 0}), "conn.log")
    assert (reading.input.ignored or {})["connection without a packet"] == 1


def test_flows_of_suricata(tmp_path: Path) -> None:
    flow = {"pkts_toserver": 4, "pkts_toclient": 3, "bytes_toserver": 400, "bytes_toclient": 300}
    times = {"start": "2027-01-15T08:00:00.0+0000", "end": "2027-01-15T08:00:05.0+0000"}
    told = event("flow", flow={**flow, **times}, tcp={"tcp_flags_ts": "1b", "tcp_flags_tc": "1b"}, app_proto="modbus")
    asks, answers = flows(read(tmp_path, told, "eve.json"))
    assert (asks["packets"], asks["bytes"], asks["protocol"], asks["from_server"]) == (4, 400, "modbus", False)
    assert (asks["first_ns"], asks["last_ns"]) == (START * SECOND, (START + 5) * SECOND)
    assert answers["packets"] == 3


def test_one_direction_of_suricata(tmp_path: Path) -> None:
    (row,) = flows(read(tmp_path, event("netflow", netflow={"pkts": 4, "bytes": 400}), "eve.json"))
    assert row["packets"] == 4
