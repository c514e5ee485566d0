"""The registers worked out as of a moment: of a whole plant, and of what a workspace keeps of one."""

from datetime import UTC, datetime
from pathlib import Path

from tests.plant import make_survey
from tests.workflows.test_ask import REGISTERS
from tests.workspace import MODEL, make_site
from zonewright.model.plant import Plant
from zonewright.model.register import FindingKind
from zonewright.model.workspace.statement import make_model
from zonewright.workflows.registers import RegisterGround


def test_nothing_declared_gives_what_the_wire_shows() -> None:
    survey = make_survey()
    found = RegisterGround(Plant(), survey, survey.as_of).derive_registers()
    assert all(not way.registered for way in found.ways_in)
    assert (found.work_orders, found.restorables, found.drills) == ((), (), ())
    assert found.as_of == survey.as_of


def test_the_survey_keeps_what_is_worked_out_anew(tmp_path: Path) -> None:
    site = make_site(tmp_path, model=MODEL + REGISTERS)
    workspace = site.open("ada")
    with site.store.unit_of_work() as unit:
        survey = workspace.read_survey(unit)
        plant = make_model(workspace.read_statements(unit))
    assert survey is not None
    found = RegisterGround(plant, survey, survey.as_of).derive_registers()
    assert (found.ways_in, found.work_orders) == (survey.ways_in, survey.work_orders)
    assert (found.restorables, found.drills, found.findings) == (survey.restorables, survey.drills, survey.findings)


def test_findings_come_in_the_order_of_their_ids_and_with_the_time(tmp_path: Path) -> None:
    site = make_site(tmp_path, model=MODEL.replace("role: drive", "role: drive\n    believed_until: 2027-03-01"))
    workspace = site.open("ada")
    with site.store.unit_of_work() as unit:
        survey = workspace.read_survey(unit)
        plant = make_model(workspace.read_statements(unit))
    assert survey is not None
    for year, stale in ((2027, []), (2028, ["drive-9"])):
        found = RegisterGround(plant, survey, datetime(year, 1, 1, tzinfo=UTC)).derive_registers().findings
        assert [one.id for one in found] == sorted(one.id for one in found)
        assert [one.name for one in found if one.kind is FindingKind.BELIEF_OVER] == stale
