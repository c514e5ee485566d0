"""The documents of a survey."""

from dataclasses import dataclass

from zonewright.catalogs.catalog import get_rows
from zonewright.catalogs.package import get_template
from zonewright.catalogs.row import Requirement
from zonewright.contracts.platform import Platform
from zonewright.model.plant import Plant
from zonewright.model.survey import Survey
from zonewright.reports.plant_text import render_plant_yaml
from zonewright.reports.report_html import ReportParts, render_report_html
from zonewright.reports.survey_json import render_survey_json
from zonewright.reports.workbook import render_workbook

STANDARD, RULES_PLATFORM = "62443-3-3", "nftables"


@dataclass(frozen=True, slots=True)
class Documents:
    """What is written of a survey: for people, for programs, and to give back."""

    survey: Survey
    plant: Plant
    platforms: tuple[Platform, ...]

    def render(self) -> dict[str, bytes]:
        """Write every document; `survey.json` comes last, so that a folder with it holds the others too."""
        platform = next(one for one in self.platforms if one.name == RULES_PLATFORM)
        rules = platform.render(self.survey.rules, title=self.survey.plant or "zone survey").text
        titles = {row.id: row.title for row in get_rows(STANDARD, Requirement)}
        parts = ReportParts(template=get_template("report.html.j2"), titles=titles, rules_text=rules)
        return {
            "rules.nft": rules.encode("utf-8"),
            "plant.yaml": render_plant_yaml(self.survey, self.plant).encode("utf-8"),
            "inventory.xlsx": render_workbook(self.survey, self.plant),
            "report.html": render_report_html(self.survey, parts),
            "survey.json": render_survey_json(self.survey),
        }
