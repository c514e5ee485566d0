"""Running a whole survey inside a test, with the edges a person's command would use."""

from datetime import datetime
from pathlib import Path

from zonewright.model.survey import Survey
from zonewright.stores.folder import DiskFolder
from zonewright.wiring import Given, make_edges
from zonewright.workflows.survey import Surveyed, SurveyRequest
from zonewright.workflows.survey import survey as run_survey


def survey_into(folder: Path, *inputs: Path, as_of: datetime | None = None) -> Surveyed:
    """Survey files and publish into a folder."""
    given = tuple(Given(str(path), path.name) for path in inputs)
    request = SurveyRequest(inputs=given, as_of=as_of)
    return run_survey(request, edges=make_edges(lambda _: None), folder=DiskFolder(folder))


def survey_of(*inputs: Path) -> Survey:
    """Survey files without keeping the documents."""
    given = tuple(Given(str(path), path.name) for path in inputs)
    request = SurveyRequest(inputs=given, as_of=None)
    return run_survey(request, edges=make_edges(lambda _: None), folder=None).survey
