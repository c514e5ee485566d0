"""Laws of a survey's documents: the same nouns give the same bytes, in every process."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ("0", "1", "42", "4294967295")
DIGESTS = """
import hashlib
from tests.plant import make_survey
from zonewright.catalogs.package import get_template
from zonewright.reports.report_html import ReportParts, render_report_html
from zonewright.reports.summary import derive_summary
from zonewright.reports.survey_json import render_survey_json
parts = ReportParts(get_template("report.html.j2"), {}, "")
survey = make_survey()
documents = (render_survey_json(survey), render_report_html(survey, parts), repr(derive_summary(survey)).encode())
print(*(hashlib.sha256(document).hexdigest() for document in documents))
"""


def render(seed: str, folder: Path) -> str:
    """The digests of every document, rendered by a process of its own."""
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), "TZ": "Asia/Tokyo"}
    ran = subprocess.run(
        [sys.executable, "-c", DIGESTS], capture_output=True, text=True, check=True, env=environment, cwd=folder
    )
    return ran.stdout


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> str:
    return render(SEEDS[0], tmp_path_factory.mktemp("first"))


@pytest.mark.parametrize("seed", SEEDS[1:])
def test_the_bytes_do_not_depend_on_the_order_in_which_sets_are_walked(seed: str, first: str, tmp_path: Path) -> None:
    assert render(seed, tmp_path) == first
