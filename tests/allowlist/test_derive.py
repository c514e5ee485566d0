import dataclasses

from tests.hardening.small_plant import SEEN, asset, conduit, flow, zone
from zonewright.allowlist.derive import derive_rules, derive_unruled
from zonewright.model.asset import Group
from zonewright.model.flow import Flow
from zonewright.model.identifier import Id, Origin, make_id
from zonewright.model.rule import Rule
from zonewright.model.zone import Zone

SCADA = asset("scada", "ot", "10.0.2.5", "10.0.1.5")
PLC = asset("plc-filler", "cell", "10.0.1.9", owner="J. Weber")
DRIVE = asset("drive", "cell")
CONDUIT = conduit("cell", "ot")
ZONES = (zone("ot", "servers", "10.0.2.0/24"), zone("cell", "cell", "10.0.1.0/24"))
GROUPS = (
    Group(Id("mdns"), Origin.OBSERVED, SEEN, "224.0.0.251", "mDNS"),
    Group(Id("dcp"), Origin.OBSERVED, SEEN, "01:0e:cf:00:00:00", "PROFINET DCP"),
)
READS = flow(
    "scada", "plc-filler", "tcp/502", conduit=CONDUIT.id, protocol="modbus", function="filling", does="read write"
)


def rules(*flows: Flow, zones: tuple[Zone, ...] = ZONES) -> tuple[Rule, ...]:
    return derive_rules([CONDUIT], flows, assets=(SCADA, PLC, DRIVE), groups=GROUPS, zones=zones)


def test_one_rule_for_a_flow_that_crosses_with_its_owner_and_reason() -> None:
    (rule,) = rules(READS, flow("scada", "plc-filler", "tcp/80"))
    assert rule.id == make_id("rule", CONDUIT.id, "scada", "plc-filler", "tcp", 502, "modbus")
    assert rule.basis == (READS.id, CONDUIT.id)
    assert (rule.source_ips, rule.destination_ips) == (("10.0.2.5",), ("10.0.1.9",))
    assert rule.reason == "scada reads and writes to plc-filler by modbus for filling"
    assert (rule.owner, rule.expires, rule.enforceable, rule.operations_enforced) == ("J. Weber", None, False, "none")
    assert rule.operations == ("read", "write")


def test_without_networks_of_zones_all_addresses_of_an_asset_are_named() -> None:
    assert rules(READS, zones=())[0].source_ips == ("10.0.1.5", "10.0.2.5")


def test_a_group_with_an_ip_address_is_a_destination() -> None:
    (rule,) = rules(flow("scada", "mdns", "udp/5353", conduit=CONDUIT.id))
    assert (rule.destination_ips, rule.owner) == (("224.0.0.251",), None)
    assert rule.reason == "scada talks to mDNS by udp/5353"


def test_what_a_routed_filter_cannot_name_is_listed_with_the_reason() -> None:
    flows = [
        flow("scada", "drive", "ethernet", conduit=CONDUIT.id, protocol="profinet_dcp"),
        flow("scada", "dcp", "udp/1", conduit=CONDUIT.id),
        flow("drive", "plc-filler", "tcp/1", conduit=CONDUIT.id),
    ]
    found = derive_unruled([CONDUIT], [*flows, READS], assets=(SCADA, PLC, DRIVE), groups=GROUPS)
    assert rules(*flows) == ()
    assert {one.flow: one.reason for one in found} == {
        flows[0].id: "scada talks to drive by profinet_dcp on layer 2: a routed filter never sees it",
        flows[1].id: "scada talks to PROFINET DCP by udp/1, and no IP address of PROFINET DCP is known",
        flows[2].id: "drive talks to plc-filler by tcp/1, and no IP address of drive is known",
    }


def test_every_flow_that_crosses_is_ruled_or_listed() -> None:
    flows = [READS, flow("drive", "scada", "tcp/9", conduit=CONDUIT.id), flow("gone", "scada", "tcp/8", conduit="x")]
    ruled = rules(*flows)
    listed = derive_unruled([CONDUIT], flows, assets=(SCADA, PLC, DRIVE), groups=GROUPS)
    assert len(ruled) + len(listed) == 2


def test_rules_come_in_the_order_of_their_ids() -> None:
    flows = [flow("scada", "plc-filler", f"tcp/{port}", conduit=CONDUIT.id) for port in (1, 2, 3, 4)]
    assert [rule.id for rule in rules(*flows)] == sorted(rule.id for rule in rules(*flows[::-1]))


def test_the_addresses_are_those_that_the_flow_was_seen_with() -> None:
    """A panel with two legs gets a rule for the leg it used; two families have no common rule and are listed."""
    used = dataclasses.replace(READS, source_ips=("10.9.9.9",), destination_ips=("10.8.8.8",))
    assert [(rule.source_ips, rule.destination_ips) for rule in rules(used)] == [(("10.9.9.9",), ("10.8.8.8",))]
    mixed = dataclasses.replace(READS, source_ips=("10.9.9.9",), destination_ips=("fd00::8",))
    assert rules(mixed) == ()
    [listed] = derive_unruled([CONDUIT], [mixed], assets=(SCADA, PLC, DRIVE))
    assert "one IP family" in listed.reason
