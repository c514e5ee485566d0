from collections.abc import Iterable
from dataclasses import replace

from tests.hardening.small_plant import asset, flow, zone
from zonewright.allowlist.net import asset_ips, flow_packets, zone_nets
from zonewright.allowlist.packet_set import render_box
from zonewright.allowlist.permission import Net
from zonewright.allowlist.span import render_addresses
from zonewright.model.identifier import Id


def say(nets: Iterable[Net]) -> list[str]:
    return [render_addresses(*net) for net in nets]


def test_a_zone_is_its_networks_or_the_addresses_of_its_assets() -> None:
    zones = [zone("cell", "cell", "10.0.1.0/25", "10.0.1.128/25"), zone("ot", "servers")]
    nets = zone_nets(
        zones, [asset("a", "ot", "10.0.2.9"), asset("b", "ot", "10.0.2.8"), asset("c", "cell", "10.9.9.9")]
    )
    assert say(nets[Id("cell")]) == ["10.0.1.0/24"]
    assert say(nets[Id("ot")]) == ["10.0.2.8/31"]


def test_outside_is_every_address_that_no_other_zone_has() -> None:
    nets = zone_nets([zone("net", "external"), zone("cell", "cell", "128.0.0.0/1", "::/0")], [])
    assert say(nets[Id("net")]) == ["0.0.0.0/1"]


def test_what_belongs_to_a_part_is_not_the_whole_s() -> None:
    line, cell = (
        zone("line", "supervision", "10.0.0.0/22"),
        replace(zone("cell", "cell", "10.0.1.0/24"), within=Id("line")),
    )
    safety = replace(zone("safety", "safety", "10.0.1.128/25"), within=Id("cell"))
    nets = zone_nets([line, cell, safety], [])
    assert say(nets[Id("line")]) == ["10.0.0.0/24", "10.0.2.0/23"]
    assert say(nets[Id("cell")]) == ["10.0.1.0/25"]
    assert say(nets[Id("safety")]) == ["10.0.1.128/25"]


def test_addresses_of_an_asset_once_each_in_order() -> None:
    assert asset_ips(asset("a", None, "10.0.0.10", "10.0.0.9", "10.0.0.9")) == ("10.0.0.9", "10.0.0.10")


def test_an_observed_flow_as_packets() -> None:
    assets = {one.id: one for one in (asset("a", None, "10.0.0.1", "fd00::1"), asset("b", None, "10.0.1.1"))}
    seen = flow("a", "b", "tcp/502")
    assert [render_box(box) for box in flow_packets(seen, assets).boxes] == ["tcp from 10.0.0.1 to 10.0.1.1 port 502"]
    (turned,) = flow_packets(seen, assets, turned=True).boxes
    assert render_box(turned) == "tcp from 10.0.1.1 to 10.0.0.1"
    assert not flow_packets(flow("a", "b", "ethernet"), assets)
    assert not flow_packets(flow("a", "group", "udp/5353"), assets)
