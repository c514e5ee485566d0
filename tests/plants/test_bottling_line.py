"""The example plant: what a survey finds is what its maker set up, written by hand in examples/bottling-line."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.surveying import survey_of
from zonewright.catalogs.package import example_plant_path
from zonewright.model.asset import Asset
from zonewright.model.flow import Flow
from zonewright.model.survey import Survey

EXAMPLE = Path(__file__).parents[2] / "examples" / "bottling-line"
Truth = dict[str, Any]


@cache
def truth() -> Truth:
    expected: Truth = yaml.safe_load((EXAMPLE / "expected.yaml").read_text("utf-8"))
    return expected


@cache
def found() -> Survey:
    with example_plant_path() as plant:
        return survey_of(*sorted(path for path in plant.iterdir() if path.is_file()))


@cache
def wire_alone() -> Survey:
    with example_plant_path() as plant:
        return survey_of(*sorted(plant.glob("mirror-*")))


def names(survey: Survey) -> dict[str, str]:
    known = {asset.id: asset.name for asset in survey.assets}
    known.update({group.id: group.address for group in survey.groups})
    known.update({zone.id: zone.name for zone in survey.zones})
    return {str(key): value for key, value in known.items()}


def asset_called(name: str) -> Asset:
    return next(asset for asset in found().assets if asset.name == name)


def asset_at(address: str, survey: Survey) -> Asset | None:
    return next(
        (asset for asset in survey.assets if any(address in (spot.mac, spot.ip) for spot in asset.addresses)), None
    )


EXPECTED_ASSETS = truth()["assets"]


def one_address(expected: Truth) -> str:
    return next(str(address["ip"] or address["mac"]) for address in expected["addresses"])


@pytest.mark.parametrize("expected", EXPECTED_ASSETS, ids=lambda expected: expected["name"])
def test_asset(expected: Truth) -> None:
    asset = asset_at(one_address(expected), found())
    assert asset is not None
    wanted = {(address["mac"], address["ip"]) for address in expected["addresses"]}
    known = {text for address in asset.addresses for text in (address.mac, address.ip)}
    known |= {conflict.observed for conflict in found().conflicts if conflict.asset == asset.id}
    assert {text for pair in wanted for text in pair if text} <= known
    assert asset.observed is expected.get("observed", True)
    if expected["vendor"]:
        declared_or_registered = (asset.vendor or "").casefold()
        assert declared_or_registered, "a vendor is known"
    if expected["declared"]:
        assert asset.name == expected["name"]


@pytest.mark.parametrize("expected", EXPECTED_ASSETS, ids=lambda expected: expected["name"])
def test_role_is_right_or_unknown(expected: Truth) -> None:
    asset = asset_at(one_address(expected), found())
    assert asset is not None
    allowed = {expected["role"], "unknown"} | ({"external"} if expected["name"] == "vendor-portal" else set())
    assert asset.role in allowed
    level = expected["purdue_level"]
    if level is not None and asset.purdue_level is not None:
        assert asset.purdue_level in (level if isinstance(level, list) else [level])


def test_nothing_is_invented() -> None:
    wanted = {one_address(expected) for expected in EXPECTED_ASSETS}
    extra = [
        asset.name
        for asset in found().assets
        if not wanted & {text for spot in asset.addresses for text in (spot.mac, spot.ip) if text}
    ]
    assert extra == []


def test_the_wire_alone_shows_the_same_stations() -> None:
    for expected in EXPECTED_ASSETS:
        if expected.get("observed", True):
            assert asset_at(one_address(expected), wire_alone()) is not None, expected["name"]
    assert len(wire_alone().assets) == sum(expected.get("observed", True) for expected in EXPECTED_ASSETS)


def test_zones_of_assets() -> None:
    """Those who belong together are together; no two zones of the truth are one; the Internet is the external zone."""
    name = names(found())
    homes: dict[str, set[str]] = {}
    for expected in EXPECTED_ASSETS:
        asset = asset_at(one_address(expected), found())
        assert asset is not None
        home = name[asset.zone] if asset.zone else None
        homes.setdefault(str(expected["zone"]), set()).add(str(home))
    assert homes.pop("Internet") == {"External"}
    assert homes == {zone: {zone} for zone in homes}


def flow_between(expected: Truth) -> Flow | None:
    name = names(found())
    return next(
        (
            flow
            for flow in found().flows
            if name[flow.source] == expected["source"]
            and name[flow.destination] == expected["destination"]
            and flow.transport == expected["transport"]
            and flow.destination_port == expected["destination_port"]
            and (expected["transport"] != "ethernet" or flow.protocol == expected["protocol"])
        ),
        None,
    )


def flow_id(expected: Truth) -> str:
    return f"{expected['source']}>{expected['destination']}:{expected['protocol']}"


@pytest.mark.parametrize("expected", truth()["flows"], ids=flow_id)
def test_flow(expected: Truth) -> None:
    expected = {**expected, "source": _known(expected["source"]), "destination": _known(expected["destination"])}
    flow = flow_between(expected)
    assert flow is not None
    decoded = {"s7comm", "modbus", "enip"}
    if expected["protocol"] in decoded and expected["function_codes"]:
        counted = {key: count.requests for key, count in flow.function_codes.items() if count.requests}
        assert counted == _keys(expected["function_codes"])
        done = {kind.value for kind, count in flow.operations.items() if count}
        assert set(expected["operations"]) <= done


def _known(name: str) -> str:
    """Stations nobody declared carry the name the wire gave; find them by address."""
    expected = next((asset for asset in EXPECTED_ASSETS if asset["name"] == name), None)
    asset = asset_at(one_address(expected), found()) if expected else None
    return asset.name if asset else name


def _keys(codes: dict[str, int]) -> dict[str, int]:
    """A read tag inside an Unconnected Send: the truth names the whole way, the survey may do either."""
    return {str(key): count for key, count in codes.items()}


def test_every_flow_is_expected() -> None:
    """Nothing but what the maker set up; LLDP and the stacks' own chatter to groups stand in the truth apart."""
    name = names(found())
    chatter = {group["address"] for group in truth()["groups"]}
    wanted = {(_known(flow["source"]), _known(flow["destination"]), flow["transport"]) for flow in truth()["flows"]}
    wanted |= {(target, source, transport) for source, target, transport in wanted if transport == "ethernet"}
    extra = [
        (name[flow.source], name[flow.destination], flow.transport, flow.protocol)
        for flow in found().flows
        if (name[flow.source], name[flow.destination], flow.transport) not in wanted
        and name[flow.destination] not in chatter
    ]
    assert extra == []


def test_groups() -> None:
    seen = {group.address for group in found().groups}
    missing = {group["address"] for group in truth()["groups"]} - seen - {"ff:ff:ff:ff:ff:ff"}
    assert missing == set()


@pytest.mark.parametrize("expected", truth()["bridges"], ids=lambda expected: expected["kind"])
def test_bridge(expected: Truth) -> None:
    name = names(found())
    involved = [
        {name[asset] for asset in bridge.assets} for bridge in found().bridges if bridge.kind == expected["kind"]
    ]
    assert any(_known(expected["assets"][0]) in assets for assets in involved)


def test_firewalls_are_no_bridges() -> None:
    name = names(found())
    for bridge in found().bridges:
        assert not {name[asset] for asset in bridge.assets} & set(truth()["not_bridges"])


def test_conflicts_are_the_deliberate_ones() -> None:
    name = names(found())
    seen = {(name[conflict.asset], conflict.field) for conflict in found().conflicts}
    assert seen <= {(conflict["asset"], conflict["field"]) for conflict in truth()["conflicts"]}
    assert {("plc-filler", "model"), ("io-packer", "mac")} <= seen


def test_production_functions() -> None:
    name = names(found())
    seen = {function.name: {name[asset] for asset in function.assets} for function in found().functions}
    for expected in truth()["functions"]:
        assert {_known(asset) for asset in expected["assets"]} <= seen[expected["name"]] | {
            "scada",
            _known("io-filler"),
        }


def test_calendar() -> None:
    for coverage in found().coverage:
        if coverage.hours:
            assert list(coverage.calendar_seen) == truth()["calendar"]["seen"]
            assert sorted(coverage.calendar_missing) == sorted(truth()["calendar"]["missing"])


REGISTERS = truth()["registers"]


def register_name(name: str) -> str:
    """What the survey calls what the truth calls so; a box that nobody declared has a name of its own."""
    expected = next((one for one in EXPECTED_ASSETS if one["name"] == name), None)
    asset = asset_at(one_address(expected), found()) if expected is not None else None
    return asset.name if asset is not None else name


def is_called(shown: str, name: str) -> bool:
    return shown == register_name(name) or shown.startswith(f"{register_name(name)} (")


@pytest.mark.parametrize("expected", REGISTERS["ways_in"], ids=lambda expected: expected["name"])
def test_way_in(expected: Truth) -> None:
    (way,) = [one for one in found().ways_in if is_called(one.name, expected["name"])]
    name = names(found())
    assert (way.registered, way.seen) == (expected["registered"], expected["seen"])
    assert {name[asset] for asset in way.assets} == {register_name(asset) for asset in expected["assets"]}
    assert {name[zone] for zone in way.zones} == set(expected["zones"])


def test_no_way_in_is_invented() -> None:
    assert len(found().ways_in) == len(REGISTERS["ways_in"])


def test_work_orders_and_drills() -> None:
    assert {order.name: order.state for order in found().work_orders} == REGISTERS["work_orders"]
    assert {one.name: one.last_passed_drill for one in found().restorables} == REGISTERS["passed_drills"]


def test_findings_of_the_registers() -> None:
    shown: dict[str, list[str]] = {}
    for finding in found().findings:
        shown.setdefault(finding.kind, []).append(finding.name)
    assert set(shown) == set(REGISTERS["findings"])
    for kind, expected in REGISTERS["findings"].items():
        assert len(shown[kind]) == len(expected)
        assert all(any(is_called(one, name) for one in shown[kind]) for name in expected), kind


def test_verdicts_that_the_registers_decide() -> None:
    name = names(found())
    values = {(verdict.requirement, name.get(verdict.subject)): verdict.verdict for verdict in found().verdicts}
    for row, zones in REGISTERS["verdicts"].items():
        assert {zone: values[row, zone] for zone in zones} == zones, row
