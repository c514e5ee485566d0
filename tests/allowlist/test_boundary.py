import pytest

from tests.allowlist.small_filter import read_filter
from tests.hardening.small_plant import asset, conduit, flow, zone
from zonewright.allowlist.boundary import derive_boundary_findings
from zonewright.model.boundary import BoundaryFinding
from zonewright.model.flow import CodeCount, Flow
from zonewright.model.zone import Zone

ZONES = [zone("cell", "cell", "10.0.1.0/24"), zone("ot", "servers", "10.0.2.0/24")]
ASSETS = [asset("plc", "cell", "10.0.1.9"), asset("scada", "ot", "10.0.2.5")]
READS = flow("scada", "plc", "tcp/502", conduit="cell~ot", function_codes={"3": CodeCount(5, 5)})


def ask(text: str, *, flows: tuple[Flow, ...] = (READS,), zones: list[Zone] = ZONES) -> BoundaryFinding:
    configuration = read_filter(text)
    crossing = conduit("cell", "ot", READS.id, by=configuration.id)
    (found,) = derive_boundary_findings([crossing], zones, configurations=[configuration], flows=flows, assets=ASSETS)
    return found


NEEDED = "source_ip=10.0.2.5 destination_ip=10.0.1.9 protocol=tcp destination_port=502 accept"


def test_deny_by_default_with_what_production_needs_and_nothing_more() -> None:
    found = ask(f"chain forward 0 drop\n state=established,related accept\n {NEEDED}")
    assert (found.filters, found.default_deny, found.any_any, found.excess) == (True, True, (), ())
    assert (found.unread, found.stopped_flows, found.passes_nothing, found.why) == ((), (), False, ())


def test_accept_by_default_filters_but_does_not_deny() -> None:
    found = ask("chain forward 0 accept\n protocol=tcp destination_port=23 drop")
    assert (found.filters, found.default_deny) == (True, False)
    assert found.excess[0].line is None


def test_a_chain_that_lets_everything_pass_filters_nothing() -> None:
    assert ask("chain forward 0 accept").filters is False
    found = ask("chain input 0 drop")
    assert found.filters is False
    assert found.why == ("the filter of fw asks nothing of what is forwarded",)


@pytest.mark.parametrize(
    "rule",
    [
        "accept",
        "source_ip=10.0.0.0/8 accept",
        "protocol=tcp accept",
        "source_ip=10.0.2.5 destination_ip=10.0.1.9 accept",
    ],
)
def test_an_accept_without_a_port_is_any_any_and_no_deny_by_default(rule: str) -> None:
    found = ask(f"chain forward 0 drop\n {rule}")
    assert found.default_deny is False
    assert [(one.line, one.text) for one in found.any_any] == [(2, rule)]


def test_an_accept_for_other_zones_does_not_count() -> None:
    found = ask("chain forward 0 drop\n source_ip=10.0.7.0/24 accept")
    assert (found.default_deny, found.any_any, found.passes_nothing) == (True, (), True)


def test_a_final_drop_is_as_good_as_a_policy() -> None:
    assert ask(f"chain forward 0 accept\n {NEEDED}\n drop").default_deny is True


def test_lines_that_were_not_understood_keep_it_open_only_where_they_matter() -> None:
    found = ask(f"chain forward 0 drop\n unread=limit accept\n {NEEDED}")
    assert (found.default_deny, [one.line for one in found.unread]) == (None, [2])
    found = ask(f"chain forward 0 drop\n source_ip=10.9.0.0/16 unread=limit accept\n {NEEDED}")
    assert (found.default_deny, found.unread) == (True, ())


def test_an_interface_is_not_known_so_a_rule_for_it_may_hold() -> None:
    assert ask("chain forward 0 drop\n iif=ot0 oif=cell0 accept").default_deny is None


def test_what_passes_and_nobody_used_is_too_wide() -> None:
    found = ask("chain forward 0 drop\n destination_ip=10.0.1.9 protocol=tcp destination_port=502 accept")
    (excess,) = found.excess
    assert excess.line is not None
    assert excess.line.line == 2
    assert excess.what[0] == "tcp from 10.0.2.0-10.0.2.4 to 10.0.1.9 port 502"


def test_answered_traffic_that_the_filter_stops_goes_round_it() -> None:
    text = "chain forward 0 drop\n destination_ip=10.0.1.9 protocol=tcp destination_port=80 accept"
    assert ask(text).stopped_flows == (READS.id,)
    silent = flow("scada", "plc", "tcp/502", conduit="cell~ot", function_codes={"3": CodeCount(5, 0)})
    assert ask(text, flows=(silent,)).stopped_flows == ()


def test_a_zone_without_addresses_cannot_be_asked() -> None:
    found = ask("chain forward 0 drop", zones=[zone("cell", "cell", "10.0.1.0/24"), zone("none", "servers")])
    assert (found.filters, found.default_deny, found.passes_nothing) == (None, None, False)
    assert "no known IP address" in found.why[0]


def test_it_rests_on_the_configuration_the_conduit_and_the_lines_that_decide() -> None:
    assert ask(f"chain forward 0 drop\n {NEEDED}\n protocol=sctp accept").basis == (
        "configuration-fw",
        "cell~ot",
        "observation-fw-2",
        "observation-fw-3",
    )
