"""Give the declared model as text: plant.yaml, inventory.xlsx, or a package to hand over."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from zonewright.errors import InputError
from zonewright.lifecycle.scope import derive_scope
from zonewright.model.handover import Handover
from zonewright.model.survey import Survey
from zonewright.model.workspace.principal import Duty
from zonewright.model.workspace.statement import make_model
from zonewright.reports.handover_package import render_handover
from zonewright.reports.plant_text import EXPORT_HEAD, render_plant
from zonewright.reports.proposal import derive_proposal
from zonewright.reports.survey_json import render_survey_json
from zonewright.reports.workbook import render_plant_workbook
from zonewright.workflows.workspace import Workspace


class Text(StrEnum):
    """What the model is written as."""

    YAML = "yaml"
    WORKBOOK = "xlsx"
    HANDOVER = "zip"
    SURVEY = "json"


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """What is to be written.

    Attributes:
        proposed: fill in what the survey proposes where nobody declared anything.
        zones: of a package to hand over, the zones that it is about; empty means all.
        organisation: who hands over, where that is not known of the asker.
        as_of: as it stood then.
    """

    text: Text = Text.YAML
    proposed: bool = False
    zones: tuple[str, ...] = ()
    organisation: str | None = None
    as_of: datetime | None = None


@dataclass(frozen=True, slots=True)
class Exported:
    """The text, or the files of a package, and how many items are declared in it."""

    items: int
    content: bytes = b""
    files: Mapping[str, bytes] = field(default_factory=dict)


def export(request: ExportRequest, *, workspace: Workspace) -> Exported:
    """Write the model that a workspace holds; what was exported can be edited and applied again.

    Raises:
        DeniedError: the asker may not look.
        InputError: nothing was observed that a proposal or a survey could be made of; a zone is none of the model's.
    """
    principal = workspace.admit(Duty.VIEW, verb="export")
    if request.zones and request.text is not Text.HANDOVER:
        what = "a part of the model is written as a package only: applied as a text, it would take the rest away"
        raise InputError(what, hint="name a file that ends with .zip, or leave --zone out")
    with workspace.store.unit_of_work(request.as_of) as unit:
        model = make_model(workspace.read_statements(unit), workspace.read_comments(unit))
        survey = workspace.read_survey(unit)
        last = workspace.find_last_change(unit)
    if request.text is Text.SURVEY:
        return Exported(0, render_survey_json(_require(survey)))
    if request.proposed:
        model = replace(derive_proposal(_require(survey), model), comments=model.comments)
    if request.zones:
        model = derive_scope(model, request.zones)
    items = sum(len(getattr(model, section)) for section in ("assets", "zones", "conduits", "functions"))
    number = last.number if last is not None and not request.proposed else None
    if request.text is Text.WORKBOOK:
        return Exported(items, render_plant_workbook(model, change=number))
    if request.text is Text.YAML:
        return Exported(items, render_plant(model, change=number, head=EXPORT_HEAD).encode("utf-8"))
    handover = Handover(
        organisation=request.organisation or principal.organisation or principal.name,
        role=principal.role,
        by=principal.name,
        at=workspace.at.isoformat(),
        scope=request.zones,
    )
    others = {"inventory.xlsx": render_plant_workbook(model)}
    return Exported(items, files=render_handover(model, handover, others=others))


def _require(survey: Survey | None) -> Survey:
    if survey is None:
        raise InputError("nothing was observed or declared yet", hint="begin with `zonewright observe`")
    return survey
