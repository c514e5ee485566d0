from tests.hardening.small_plant import asset, bridge, conduit, flow, situation, zone
from zonewright.hardening.candidates import derive_candidates
from zonewright.model.identifier import Id

IT, CELL = zone("it", "enterprise"), zone("cell", "cell")
REMOTE = flow("laptop", "hmi", "tcp/5900", protocol="vnc", conduit="cell~it")
ASSETS = (asset("laptop", "it"), asset("hmi", "cell"), asset("box", "cell"))


def test_isolate_per_bridge_filter_per_conduit_without_a_filter_close_per_flow_of_a_remote_tool() -> None:
    plant = situation(
        [IT, CELL],
        [conduit("it", "cell", REMOTE.id), conduit("ot", "cell", "x", by="fw"), conduit("ot", "it")],
        [bridge("remote_tool", "it", "cell", flows=(REMOTE.id,)), bridge("dual_homed", "it", "cell")],
        flows=(REMOTE, flow("a", "b", "tcp/502")),
        assets=ASSETS,
    )
    found = {(one.countermeasure.name, one.subject): one for one in derive_candidates(plant)}
    assert set(found) == {
        ("isolate", "bridge-remote_tool-cell-it"),
        ("isolate", "bridge-dual_homed-cell-it"),
        ("filter", "cell~it"),
        ("close", REMOTE.id),
    }
    assert found["close", REMOTE.id].what == "Close vnc from laptop to hmi."
    assert (
        found["isolate", Id("bridge-dual_homed-cell-it")].what
        == "Take box out of one of its two networks, cell and it."
    )


def test_isolating_a_remote_tool_ends_its_flows_isolating_a_machine_does_not() -> None:
    tool, machine = bridge("remote_tool", "it", "cell", flows=("f",)), bridge("dual_homed", "it", "cell", flows=("f",))
    found = {one.subject: one.change for one in derive_candidates(situation([IT, CELL], [], [tool, machine]))}
    assert found[tool.id].stopped == {"f"}
    assert found[machine.id].stopped == frozenset()


def test_every_candidate_names_its_subject_and_its_row_of_the_catalog() -> None:
    (one,) = derive_candidates(situation([IT, CELL], [conduit("it", "cell", "f")], []))
    assert one.basis == ("cell~it", "catalog:zonewright/1#countermeasure/filter")


def test_candidates_come_in_the_order_of_their_ids() -> None:
    conduits = [conduit("it", name, "f") for name in "abcd"]
    ids = [one.id for one in derive_candidates(situation([], conduits, []))]
    assert ids == sorted(ids)
    again = [one.id for one in derive_candidates(situation([], conduits[::-1], []))]
    assert again == ids
