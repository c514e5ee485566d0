"""`report.html`: one self-contained page that opens offline, in light and dark, on a laptop and on a phone."""

from collections.abc import Mapping
from dataclasses import dataclass

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from zonewright.model.survey import Survey
from zonewright.reports.account import (
    make_conflicts,
    make_coverage,
    make_inputs,
    make_plan,
    make_rules,
    make_verdicts,
)
from zonewright.reports.finding import make_findings
from zonewright.reports.grid import Block
from zonewright.reports.register import (
    make_assets,
    make_bridges,
    make_flows,
    make_hosts,
    make_namer,
    make_writers,
    make_zones,
)
from zonewright.reports.summary import derive_summary, open_conflicts
from zonewright.reports.survey_json import render_time
from zonewright.reports.table_text import render_rows
from zonewright.reports.zone_map import make_labels, render_zone_map

_PANELS = ("", "", "bridges", "", "first", "", "")


@dataclass(frozen=True, slots=True)
class ReportParts:
    """What a report needs beside the survey.

    Attributes:
        template: text of the page's template.
        titles: requirement row -> its short title.
        rules_text: the rules in a platform's words.
    """

    template: str
    titles: Mapping[str, str]
    rules_text: str


def render_report_html(survey: Survey, parts: ReportParts) -> bytes:
    """Write the page as UTF-8; equal surveys give equal bytes."""
    labels = make_labels(survey)
    blocks = _blocks(survey, parts)
    # the template is our own and everything put into it is escaped
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    page = environment.from_string(parts.template).render(
        title=survey.plant or "Zone survey",
        as_of=render_time(survey.as_of),
        version=survey.zonewright,
        cards=_cards(survey),
        summary=[
            {"heading": section.heading, "lines": section.lines, "kind": kind}
            for section, kind in zip(derive_summary(survey), _PANELS, strict=True)
        ],
        map=Markup(render_zone_map(survey, labels)),  # noqa: S704  every name in it is escaped where it is drawn
        blocks=blocks,
        rows=render_rows,
        sections=[("summary", "Summary"), ("map", "Map"), *((block.anchor, block.heading) for block in blocks)],
    )
    return page.encode("utf-8")


def _blocks(survey: Survey, parts: ReportParts) -> list[Block]:
    labels, name = make_labels(survey), make_namer(survey)
    return [
        make_bridges(survey, name, labels=labels),
        make_plan(survey),
        make_zones(survey, name, labels=labels),
        make_findings(survey, name),
        make_writers(survey, name),
        make_conflicts(survey, name),
        make_assets(survey, name),
        *((make_hosts(survey, name),) if survey.hosts else ()),
        make_coverage(survey, name),
        make_verdicts(survey, name, titles=parts.titles),
        make_rules(survey, name, text=parts.rules_text),
        make_flows(survey, name),
        make_inputs(survey, name),
    ]


def _cards(survey: Survey) -> list[dict[str, object]]:
    conflicts = len(open_conflicts(survey))
    return [
        {"value": len(survey.assets), "word": "assets", "kind": ""},
        {"value": len(survey.zones), "word": "zones", "kind": ""},
        {"value": len(survey.conduits), "word": "conduits", "kind": ""},
        {"value": len(survey.bridges), "word": "bridges", "kind": "signal" if survey.bridges else ""},
        {"value": len(survey.flows), "word": "flows", "kind": ""},
        {"value": conflicts, "word": "conflicts", "kind": "signal" if conflicts else ""},
        {"value": len(survey.findings), "word": "findings", "kind": "signal" if survey.findings else ""},
    ]
