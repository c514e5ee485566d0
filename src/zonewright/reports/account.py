"""The accounts of the report: levels and gaps, the plan, conflicts, coverage, inputs and their problems, rules."""

import re
from collections import Counter
from collections.abc import Mapping

from zonewright.model.asset import Conflict
from zonewright.model.observation import Input
from zonewright.model.survey import Survey
from zonewright.model.verdict import Verdict, VerdictValue
from zonewright.model.zone import Conduit, Zone
from zonewright.reports.grid import Block, Cell, Grid, Part, Row, make_cell, make_columns, make_lines, make_row
from zonewright.reports.register import Namer
from zonewright.reports.summary import count_of, name_subjects, open_conflicts, render_points
from zonewright.reports.survey_json import render_time

INPUT_ID = re.compile(r"input-[a-z2-7]{12}")
FR_NAMES = ("IAC", "UC", "SI", "DC", "RDF", "TRE", "RA")
_GOOD = {VerdictValue.MET: "tag good", VerdictValue.COMPENSATED: "tag assumed", VerdictValue.NOT_MET: "tag bad"}


def make_plan(survey: Survey) -> Block:
    """List the chosen measures, what not to do now, and the curve of risk over measures."""
    plan, subjects = survey.plan, name_subjects(survey)
    chosen = tuple(
        make_row(
            measure.id,
            [
                str(measure.rank),
                make_cell(measure.what, Part("", "break"), Part(measure.id, "id")),
                render_points(measure.removes),
                f"{measure.cost:g}",
                f"{measure.outage_minutes} min" if measure.outage_minutes else "none",
                measure.window,
                ", ".join(measure.requirements),
            ],
        )
        for measure in plan.chosen
    )
    later = tuple(
        make_row(
            item.id, [item.countermeasure, subjects[item.subject], item.reason, make_cell(Part(item.subject, "id"))]
        )
        for item in plan.not_now
    )
    curve = tuple(make_row("", [str(point.measures), render_points(point.risk)]) for point in plan.curve)
    tables = (
        Grid(
            make_columns(f"#|measure|#removes ({plan.unit})|#cost|outage|window|answers"),
            chosen,
            "No measure is proposed.",
        ),
        Grid(make_columns("measure|at|why not now|id"), later, "Nothing was put off.", "Not now"),
        Grid(make_columns("#measures|#risk left"), curve, "", folded="risk left after the best so many measures"),
    )
    gap = "proven the best" if plan.optimality_gap == 0 and not plan.stopped else f"gap {plan.optimality_gap:.1%}"
    note = f"{render_points(plan.risk_before)} to {render_points(plan.risk_after)} {plan.unit}, {gap}."
    return Block("plan", "Plan", tables, note + (f" Assumed: {', '.join(plan.assumed)}." if plan.assumed else ""))


def make_verdicts(survey: Survey, name: Namer, *, titles: Mapping[str, str]) -> Block:
    """List verdicts that something decided, the count of the others, and the rows that hold levels down."""
    decided = [verdict for verdict in survey.verdicts if verdict.verdict is not VerdictValue.NOT_ASSESSED]
    rest = [verdict for verdict in survey.verdicts if verdict.verdict is VerdictValue.NOT_ASSESSED]
    key = {verdict.id: (name(verdict.subject), _row_order(verdict.requirement)) for verdict in survey.verdicts}
    subjects: tuple[Zone | Conduit, ...] = (*survey.zones, *survey.conduits)
    columns = make_columns("where|requirement|verdict|reason|id")
    held = tuple(
        make_row("", [subject.name, make_lines(_held(subject.held_down_by))])
        for subject in sorted(subjects, key=lambda subject: subject.name)
        if subject.held_down_by
    )
    tables = (
        Grid(
            columns,
            tuple(
                _verdict(item, name, titles=titles)
                for item in sorted(decided, key=lambda item: (item.verdict is not VerdictValue.NOT_MET, key[item.id]))
            ),
            "Nothing that was given decides a requirement.",
        ),
        Grid(
            make_columns("where|rows that keep SL-A from the next level"), held, "", folded="what holds the levels down"
        ),
        Grid(
            columns,
            tuple(_verdict(item, name, titles=titles) for item in sorted(rest, key=lambda item: key[item.id])),
            "",
            folded=f"{len(rest):,} verdicts that are not assessed",
        ),
    )
    counts = Counter(verdict.verdict for verdict in survey.verdicts)
    note = ", ".join(f"{counts[value]:,} {value.replace('_', ' ')}" for value in VerdictValue if counts[value])
    return Block("verdicts", "Requirements", tables, f"{note}. Silence never counts as met." if note else "")


def _held(rows: tuple[tuple[str, ...], ...]) -> list[str]:
    return [f"{fr}: {', '.join(held)}" for fr, held in zip(FR_NAMES, rows, strict=False) if held]


def _row_order(requirement: str) -> tuple[int, ...]:
    return tuple(int(part) for part in requirement.replace(".", " ").split() if part.isdigit())


def _verdict(verdict: Verdict, name: Namer, *, titles: Mapping[str, str]) -> Row:
    return make_row(
        verdict.id,
        [
            name(verdict.subject),
            make_cell(verdict.requirement, Part(titles.get(verdict.requirement, ""), "why")),
            make_cell(Part(verdict.verdict.replace("_", " "), _GOOD.get(verdict.verdict, "tag"))),
            verdict.reason,
            make_cell(Part(verdict.id, "id")),
        ],
    )


def make_conflicts(survey: Survey, name: Namer) -> Block:
    """List declared facts that the wire contradicts, and apart from them those that a person decided."""
    waiting = {item.id for item in open_conflicts(survey)}
    decided = tuple(item for item in survey.conflicts if item.id not in waiting)
    columns = "asset|field|declared|seen on the wire|id"
    grid = Grid(
        make_columns(columns),
        tuple(_conflict(item, name) for item in survey.conflicts if item.id in waiting),
        "No conflict waits for a decision." if decided else "Declared and observed agree.",
    )
    settled = Grid(
        make_columns(f"{columns}|decided in"),
        tuple(_conflict(item, name, decided=True) for item in decided),
        "",
        folded=f"{count_of(len(decided), 'conflict')} that somebody decided: what is declared stays",
    )
    return Block(
        "conflicts",
        "Conflicts",
        (grid, settled) if decided else (grid,),
        "Nothing observed overwrites what was declared; each waits for a person.",
    )


def _conflict(item: Conflict, name: Namer, *, decided: bool = False) -> Row:
    cells: list[Cell | str | None] = [name(item.asset), item.field, item.declared, item.observed]
    cells.append(make_cell(Part(item.id, "id")))
    if decided:
        cells.append(make_cell(Part(item.decision or "", "id")))
    return make_row(item.id, cells)


def make_coverage(survey: Survey, name: Namer) -> Block:
    """List what of each zone's life was seen."""
    rows = tuple(
        make_row(
            item.id,
            [
                name(item.zone),
                ", ".join(map(name, item.sensors)),
                f"{item.hours:.2f}",
                ", ".join(item.calendar_seen),
                ", ".join(item.calendar_missing),
            ],
        )
        for item in sorted(survey.coverage, key=lambda item: name(item.zone))
    )
    grid = Grid(make_columns("zone|sensors|#hours|calendar seen|calendar not seen"), rows, "No zone, no coverage.")
    return Block(
        "coverage",
        "Coverage",
        (grid,),
        "A flow that was not seen may still be needed: no rule is enforceable on this alone.",
    )


def name_inputs(words: str, name: Namer) -> str:
    """Put the paths of inputs where a problem names them by id: an id does not depend on a path, its words do not."""
    return INPUT_ID.sub(lambda found: name(found[0]), words)


def _render_payloads(item: Input) -> list[str]:
    """Say per protocol which share of its octets was understood; never rounded up to all of them."""
    lines = []
    for protocol, payload in sorted((item.payloads or {}).items()):
        share = 1000 * payload.understood // payload.bytes / 10
        lines.append(f"{protocol}: {share:.1f} % of {payload.bytes:,} bytes")
    return lines


def make_inputs(survey: Survey, name: Namer) -> Block:
    """Account for every packet and line that was given."""
    rows = []
    for item in survey.inputs:
        amount = f"{item.packets:,} packets" if item.packets is not None else f"{item.lines or 0:,} lines"
        used = item.decoded if item.packets is not None else item.used
        aside = (item.ignored or {}, item.skipped or {})
        ignored = [f"{reason}: {count:,}" for counts in aside for reason, count in sorted(counts.items())]
        cells: list[Cell | str | None] = [
            make_cell(item.path, Part("", "break"), Part(f"sha256 {item.sha256[:16]}…", "id") if item.sha256 else None),
            item.kind,
            make_cell(Part(item.status, "tag good" if item.status == "complete" else "tag bad")),
            amount,
            f"{used:,}" if used is not None else None,
            make_lines(ignored or ["nothing"]),
            make_lines(_render_payloads(item)),
            " to ".join(filter(None, (render_time(item.first_seen), render_time(item.last_seen)))),
        ]
        rows.append(make_row(item.id, cells))
    problems = tuple(
        make_row(item.id, [name(item.input), item.where, name_inputs(item.what, name)]) for item in survey.problems
    )
    tables = (
        Grid(
            make_columns("input|kind|read|given|#used|left aside|industrial payload understood|time"),
            tuple(rows),
            "No input.",
        ),
        Grid(make_columns("input|where|what"), problems, "No problem: everything was read.", "Problems"),
    )
    return Block(
        "inputs", "Inputs", tables, "Every packet and every line is used, left aside with a reason, or a problem."
    )


def make_rules(survey: Survey, name: Namer, *, text: str) -> Block:
    """List the allow-list that the observed flows would need, and its text for a firewall."""
    rows = tuple(
        make_row(
            rule.id,
            [
                name(rule.conduit),
                f"{name(rule.source)} to {name(rule.destination)}",
                f"{rule.transport} {rule.destination_port if rule.destination_port is not None else ''}",
                rule.protocol,
                ", ".join(rule.operations),
                make_cell(rule.reason, Part(f"owner: {rule.owner or 'nobody yet'}", "why")),
                make_cell(Part(rule.id, "id")),
            ],
        )
        for rule in sorted(survey.rules, key=lambda rule: (name(rule.conduit), name(rule.source), rule.id))
    )
    grid = Grid(
        make_columns("conduit|from, to|transport|protocol|operations seen|reason|id"),
        rows,
        "No flow crosses a conduit.",
    )
    return Block(
        "rules",
        "Rules",
        (grid,),
        "A proposal from what was seen. None is enforceable: coverage and a replay are missing, nobody approved.",
        text,
        "as nftables",
    )
