from tests.assessment.small_boundary import finding
from tests.assessment.small_row import SmallRow
from tests.hardening.small_plant import conduit, zone
from zonewright.assessment.assess import CHECKS, derive_all_verdicts, derive_verdicts
from zonewright.assessment.fact import Facts
from zonewright.catalogs.catalog import get_rows
from zonewright.catalogs.row import Requirement
from zonewright.model.identifier import make_id

CELL, OT = zone("cell", "cell"), zone("ot", "servers")
JOINT = conduit("cell", "ot", "f")
ROWS = (
    SmallRow("SR 5.2 RE 1", "FR 5", 2, "Deny by default"),
    SmallRow("SR 1.6", "FR 1", 1, "Wireless access", applies_if="wireless"),
)
FACTS = Facts(zones=(CELL, OT), conduits=(JOINT,), findings=(finding(),))


def test_a_verdict_for_every_row_with_its_row_in_the_basis() -> None:
    judged, asked = derive_verdicts(JOINT, FACTS, rows=ROWS)
    assert (judged.verdict, judged.requirement, judged.subject) == ("met", "SR 5.2 RE 1", JOINT.id)
    assert judged.id == make_id("verdict", JOINT.id, "SR 5.2 RE 1")
    assert judged.basis == ("catalog:62443-3-3/2013#SR 5.2 RE 1", "configuration-fw", JOINT.id)
    assert asked.verdict == "not_assessed"
    assert asked.reason == (
        "Nothing that was given can show this; to settle: answer for cell - ot how it is with wireless access, "
        "or say that there is no wireless here, and name the evidence."
    )
    assert asked.basis == ("catalog:62443-3-3/2013#SR 1.6", JOINT.id)


def test_every_zone_and_conduit_is_judged_in_the_order_of_their_ids() -> None:
    subjects = [verdict.subject for verdict in derive_all_verdicts(FACTS, rows=ROWS)]
    assert subjects == ["cell", "cell", "cell~ot", "cell~ot", "ot", "ot"]


def test_the_catalog_and_the_checks_agree_on_what_a_machine_judges() -> None:
    rows = get_rows("62443-3-3", Requirement)
    assert {row.id for row in rows if row.assessed_by == "check"} == set(CHECKS)


def test_silence_is_never_met() -> None:
    rows = get_rows("62443-3-3", Requirement)
    verdicts = derive_all_verdicts(Facts(zones=(CELL, OT), conduits=(JOINT,)), rows=rows)
    assert len(verdicts) == 3 * 100
    assert {verdict.verdict for verdict in verdicts} == {"not_assessed"}
    assert all("to settle:" in verdict.reason for verdict in verdicts)
