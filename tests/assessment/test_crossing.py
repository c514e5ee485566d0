from tests.allowlist.small_filter import read_filter
from tests.assessment.small_boundary import LINE, finding
from tests.hardening.small_plant import asset, bridge, conduit, flow, zone
from zonewright.assessment.crossing import (
    bridges_of,
    find_doubtful_bridge,
    findings_of,
    fold_conduits,
    layer_two_flows,
    render_lines,
    settle_finding,
)
from zonewright.assessment.fact import Facts, Judgement
from zonewright.model.verdict import VerdictValue
from zonewright.model.zone import BridgeKind

CELL, OT = zone("cell", "cell"), zone("ot", "servers")
JOINT = conduit("cell", "ot")
EVERY = frozenset(BridgeKind)


def test_a_bridge_touches_its_zones_and_the_conduit_between_them() -> None:
    facts = Facts(zones=(CELL, OT), conduits=(JOINT,), bridges=(bridge("dual_homed", "cell", "ot"),))
    assert bridges_of(CELL, facts, kinds=EVERY) == bridges_of(JOINT, facts, kinds=EVERY) == facts.bridges
    assert bridges_of(conduit("cell", "dmz"), facts, kinds=EVERY) == ()
    assert bridges_of(CELL, facts, kinds=frozenset({BridgeKind.LEVEL_SKIP})) == ()


def test_a_crossing_without_a_read_filter_proves_nothing_while_no_configuration_was_given() -> None:
    crossing = bridge("unfiltered_crossing", "cell", "ot")
    assert bridges_of(CELL, Facts(bridges=(crossing,)), kinds=EVERY) == ()
    given = Facts(bridges=(crossing,), configurations=(read_filter("chain forward 0 drop"),))
    assert bridges_of(CELL, given, kinds=EVERY) == (crossing,)


def test_a_suspected_bridge_says_what_would_settle_it() -> None:
    facts = Facts(bridges=(bridge("dual_homed", "cell", "ot", sure=0.3),), assets=(asset("box"),))
    judged = find_doubtful_bridge(CELL, facts, kinds=EVERY)
    assert judged is not None
    assert judged.value == "not_assessed"
    assert "suspected at box; to settle: look at the cabinet." in judged.reason
    assert find_doubtful_bridge(OT, Facts(), kinds=EVERY) is None


def test_frames_on_layer_2_between_assets_of_both_sides() -> None:
    frames = flow("plc", "scada", "ethernet", conduit=JOINT.id)
    facts = Facts(
        conduits=(JOINT,),
        assets=(asset("plc"), asset("scada")),
        flows=(
            frames,
            flow("plc", "group", "ethernet", conduit=JOINT.id),
            flow("plc", "scada", "tcp/1", conduit=JOINT.id),
        ),
    )
    assert layer_two_flows(CELL, facts) == (frames,)
    assert layer_two_flows(OT, facts) == (frames,)


def test_findings_of_a_subject() -> None:
    facts = Facts(conduits=(JOINT,), findings=(finding(), finding(at="x")))
    assert findings_of(CELL, facts) == (facts.findings[0],)


def test_lines_are_named_and_counted() -> None:
    assert render_lines((LINE,)) == "line 14 (ip saddr 10.0.0.0/8 accept)"
    assert render_lines((LINE,) * 5).endswith("and 2 more")


def test_what_keeps_an_answer_open() -> None:
    assert settle_finding(finding(why=("no address",))) == "fw: no address"
    assert settle_finding(finding(unread=(LINE,))).endswith("could change the answer")
    assert settle_finding(finding()) == "the filter of fw gives no clear answer"


def test_a_zone_is_as_good_as_its_worst_conduit() -> None:
    judged = {value: (JOINT, Judgement(value, value.value, (value.value,))) for value in VerdictValue}  # type: ignore[arg-type]
    met, bad, open_ = (judged[VerdictValue(value)] for value in ("met", "not_met", "not_assessed"))
    assert fold_conduits((met, met), met="all").value == "met"
    assert fold_conduits((met, open_), met="all").value == "not_assessed"
    folded = fold_conduits((met, open_, bad), met="all")
    assert (folded.value, folded.reason) == ("not_met", "Conduit cell - ot: not_met")
