from dataclasses import replace
from datetime import UTC, datetime

from tests.hardening.small_plant import SEEN, asset
from zonewright.catalogs.terms import get_register_terms
from zonewright.inventory.settlement import derive_stale, settle
from zonewright.model.asset import Conflict
from zonewright.model.identifier import Id, Origin
from zonewright.model.plant import DeclaredAsset, DeclaredConduit, DeclaredFunction, DeclaredZone, Plant
from zonewright.model.register import Decision

TODAY = datetime(2026, 11, 22, 12, tzinfo=UTC)
PLC = replace(asset("asset-1"), name="PLC 12", hosts=("plc12",))
CONFLICT = Conflict(Id("conflict-1"), Origin.DERIVED, SEEN, PLC.id, "model", "S7-1500", "S7-300")
KEEP = Decision(Id("observation-7"), "plc 12", "keep_declared", field="model", observed="S7-1500", expires="2026-12-31")


def settled(*decisions: Decision, conflict: Conflict = CONFLICT) -> Conflict:
    (found,) = settle((conflict,), decisions, assets=(PLC,), as_of=TODAY)
    return found


def test_a_decision_settles_the_conflict_and_is_what_it_rests_on() -> None:
    found = settled(KEEP)
    assert (found.decision, found.basis) == ("observation-7", (*SEEN, "observation-7"))


def test_it_is_found_by_name_other_name_id_and_the_conflict_itself() -> None:
    for about in ("PLC 12", "plc12", "asset-1", "conflict-1"):
        assert settled(replace(KEEP, about=about)).decision == "observation-7"
    assert settled(replace(KEEP, about="conflict-1", field=None)).decision == "observation-7"


def test_another_value_on_the_wire_opens_the_question_again() -> None:
    assert settled(KEEP, conflict=replace(CONFLICT, observed="S7-1200")).decision is None
    assert settled(replace(KEEP, observed=None)).decision is None


def test_what_is_about_something_else_or_over_or_no_keeping_settles_nothing() -> None:
    others = (
        replace(KEEP, about="PLC 13"),
        replace(KEEP, field="firmware"),
        replace(KEEP, field=None),
        replace(KEEP, expires="2026-11-21"),
        replace(KEEP, decision="take_observed"),
    )
    assert [settled(one).decision for one in others] == [None] * 5


def test_of_several_decisions_the_first_counts() -> None:
    assert settled(KEEP, replace(KEEP, declared_by=Id("observation-8"))).decision == "observation-7"


def test_what_was_declared_for_a_time_is_to_be_confirmed_when_it_is_over() -> None:
    over, later = "2026-11-21", "2026-11-22"
    plant = Plant(
        assets=(DeclaredAsset(Id("observation-1"), "PLC 12", believed_until=over),),
        functions=(DeclaredFunction(Id("observation-2"), "filling", (), believed_until=over),),
        zones=(DeclaredZone(Id("observation-3"), "Filling", believed_until=later),),
        conduits=(DeclaredConduit(Id("observation-4"), "F - S", ("Filling", "Supervision"), believed_until=over),),
    )
    found = derive_stale(plant, terms=get_register_terms(), as_of=TODAY)
    assert {one.what for one in found} == {
        "What is declared of the asset PLC 12 was to be believed until 2026-11-21.",
        "What is declared of the production function filling was to be believed until 2026-11-21.",
        "What is declared of the conduit F - S was to be believed until 2026-11-21.",
    }
    assert {one.kind for one in found} == {"belief_over"}
    assert all(one.subject == one.basis[0] for one in found)


def test_nothing_is_over_while_the_time_is_unknown() -> None:
    plant = Plant(zones=(DeclaredZone(Id("observation-3"), "Filling", believed_until="2001-01-01"),))
    assert derive_stale(plant, terms=get_register_terms(), as_of=None) == ()
