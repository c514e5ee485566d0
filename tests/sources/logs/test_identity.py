from pathlib import Path

from tests.sources.logs.writing import ENDS, HMI, PLC, event, read, sightings, zeek


def test_a_cip_identity_is_what_a_capture_would_tell(tmp_path: Path) -> None:
    fields = (
        *ENDS,
        "source_h",
        "socket_address",
        "vendor_id",
        "vendor_name",
        "revision",
        "serial_number",
        "product_name",
    )
    row = {
        "source_h": PLC,
        "socket_address": PLC,
        "vendor_id": 1,
        "vendor_name": "Rockwell",
        "revision": "4.3",
        "serial_number": "0x00524d8e",
        "product_name": "1756-ENBT/A",
    }
    reading = read(tmp_path, zeek("cip_identity", fields, row, row))
    assert sightings(reading) == [
        (
            "enip_identity",
            PLC,
            {
                "firmware": "4.3",
                "ip": PLC,
                "model": "1756-ENBT/A",
                "serial": "00524D8E",
                "vendor": "Rockwell",
                "vendor_id": "1",
            },
        )
    ]
    assert reading.sightings is not None
    assert reading.sightings.column("count").to_pylist() == [2]
    assert reading.sightings.column("last_packet").to_pylist() == [8]


def test_a_property_of_a_bacnet_device_is_its_own_field(tmp_path: Path) -> None:
    fields = (*ENDS, "source_h", "pdu_service", "object_type", "instance_number", "property", "value")
    told = {"source_h": PLC, "pdu_service": "read-property-ack", "object_type": "device", "instance_number": 501}
    rows = (
        {**told, "property": "model-name", "value": "X-1"},
        {**told, "property": "present-value", "value": "7"},
        {**told, "pdu_service": "read-property-request", "property": "model-name"},
    )
    reading = read(tmp_path, zeek("bacnet_property", fields, *rows))
    assert sightings(reading) == [("bacnet_identity", PLC, {"device_instance": "501", "model": "X-1"})]
    assert (reading.input.ignored or {})["says nothing of a device"] == 2


def test_a_lease_names_the_client_and_its_card(tmp_path: Path) -> None:
    fields = ("ts", "client_addr", "server_addr", "mac", "host_name", "assigned_addr")
    row = {"server_addr": "10.0.0.1", "mac": "00:1b:1b:00:00:05", "host_name": "hmi-1", "assigned_addr": HMI}
    found = sightings(read(tmp_path, zeek("dhcp", fields, row)))
    assert found == [
        ("dhcp_client", HMI, {"host_name": "hmi-1"}),
        ("dhcp_lease", "10.0.0.1", {"behind": "host name hmi-1", "ip": HMI, "mac": "00:1b:1b:00:00:05"}),
    ]


def test_a_name_server_names_addresses_and_not_other_names(tmp_path: Path) -> None:
    row = {"id.resp_h": "10.0.0.1", "query": "plc.local", "answers": "alias.local,10.0.0.9,10.0.0.10"}
    found = sightings(read(tmp_path, zeek("dns", (*ENDS, "query", "answers"), row, {"query": "x"})))
    assert {one[2]["ip"] for one in found} == {"10.0.0.9", "10.0.0.10"}
    assert {one[2]["behind"] for one in found} == {"host name plc.local"}


def test_a_claim_by_arp_needs_both_addresses(tmp_path: Path) -> None:
    rows = ({"orig_h": HMI, "orig_mac": "00:1b:1b:00:00:05"}, {"orig_h": HMI})
    reading = read(tmp_path, zeek("arp", ("ts", "orig_h", "orig_mac"), *rows))
    assert sightings(reading) == [("arp", HMI, {})]
    assert reading.input.used == 1


def test_groups_and_nobody_are_no_devices(tmp_path: Path) -> None:
    rows = ({"host": "224.0.0.1", "name": "x"}, {"host": "0.0.0.0", "name": "x"}, {"host": "no", "name": "x"})
    assert not sightings(read(tmp_path, zeek("software", ("ts", "host", "name"), *rows)))


def test_control_characters_and_blank_serials_are_left_out(tmp_path: Path) -> None:
    fields = (*ENDS, "automation_system_name", "module_serial")
    row = {"automation_system_name": "S7\\x00\\x1f1", "module_serial": "0"}
    assert sightings(read(tmp_path, zeek("s7comm_known_devices", fields, row))) == [
        ("s7comm_identity", PLC, {"name": "S7 1"})
    ]


def test_events_of_suricata(tmp_path: Path) -> None:
    text = event("tls", tls={"sni": "scada.local", "version": "TLS 1.2", "subject": "CN=scada", "issuerdn": "CN=ca"})
    text += event("dhcp", dhcp={"dhcp_type": "ack", "client_mac": "00:1b:1b:00:00:07", "assigned_ip": "10.0.0.7"})
    assert sightings(read(tmp_path, text, "eve.json")) == [
        ("tls_certificate", PLC, {"issuer": "CN=ca", "subject": "CN=scada"}),
        ("tls_client", HMI, {"asked_for": "scada.local", "tls_version": "TLS 1.2"}),
        ("dhcp_lease", HMI, {"ip": "10.0.0.7", "mac": "00:1b:1b:00:00:07"}),
    ]


def test_a_time_that_is_none_is_a_problem(tmp_path: Path) -> None:
    reading = read(tmp_path, zeek("software", ("ts", "host", "name"), {"ts": "soon", "host": HMI, "name": "x"}))
    assert [one.where for one in reading.problems] == ["line 7"]
