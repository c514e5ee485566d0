"""The registers that people keep, as the report shows them: what to put right first, then the registers themselves."""

from collections import defaultdict
from collections.abc import Container, Mapping

from zonewright.model.moment import render_moment
from zonewright.model.register import Drill, Finding, FindingKind, Restorable, WayIn, WorkOrder
from zonewright.model.survey import Survey
from zonewright.reports.grid import Block, Cell, Grid, Part, Row, make_cell, make_columns, make_lines, make_row
from zonewright.reports.register import Namer
from zonewright.reports.summary import order_findings

NOTE = (
    "Who can come in, who worked here, and what can be brought back, as people declared it and as the wire shows it. "
    "A register that nobody keeps shows nothing: what is not written down here is unknown, not in order."
)
AUTHENTICATION = {
    "none": "no password",
    "shared_password": "one password for several",
    "password": "own password",
    "key": "key",
    "two_factor": "two factors",
}
WEAK = frozenset({"none", "shared_password"})
STATES = {
    "planned": ("planned", "tag"),
    "open": ("in its window", "tag assumed"),
    "overdue": ("window over, not signed off", "tag bad"),
    "signed_off": ("signed off", "tag good"),
}
RESULTS = {
    "restored": ("restored", "tag good"),
    "restored_in_part": ("restored in part", "tag bad"),
    "failed": ("failed", "tag bad"),
}


def make_findings(survey: Survey, name: Namer) -> Block:
    """List what has to be put right, then ways in, work orders, and what must be restorable with its drills."""
    kept = bool(survey.ways_in or survey.work_orders or survey.restorables or survey.drills)
    found = Grid(
        make_columns("what is wrong, and what settles it|where|answers|id"),
        tuple(_finding(one, name) for one in order_findings(survey)),
        "Nothing in the registers has to be put right."
        if kept
        else "No register was given, and no side door was seen.",
        "What to put right",
    )
    tables = [
        found,
        *(table for table in (_ways(survey, name), _orders(survey, name), _backups(survey, name)) if table),
    ]
    return Block("registers", "Registers and findings", tuple(tables), NOTE)


def _finding(one: Finding, name: Namer) -> Row:
    said = make_cell(one.what, Part("", "break"), Part(f"To settle: {one.settle_by}", "why"))
    zones = ", ".join(map(name, one.zones))
    return make_row(one.id, [said, zones, ", ".join(one.requirements), make_cell(Part(one.id, "id"))])


def _ways(survey: Survey, name: Namer) -> Grid | None:
    wrong = _gather_wrong(survey)
    ordered = sorted(survey.ways_in, key=lambda way: (way.registered, way.name, way.id))
    return _grid(
        "way in|who uses it|enters and reaches|how it is opened|owner|approved by|last review|on the wire",
        tuple(make_row(way.id, _way(way, name, wrong=wrong[way.id])) for way in ordered),
        heading="Ways in",
    )


def _gather_wrong(survey: Survey) -> Mapping[str, set[str]]:
    """Give record -> the kinds of what is wrong with it."""
    wrong: dict[str, set[str]] = defaultdict(set)
    for one in survey.findings:
        wrong[one.subject].add(one.kind)
    return wrong


def _mark(words: str, *, wrong: bool) -> Part | None:
    return Part(words, "tag bad") if wrong else None


def _way(way: WayIn, name: Namer, *, wrong: Container[str]) -> list[Cell | str | None]:
    door = Part("not registered", "tag bad") if not way.registered else None
    kind = Part(way.kind.replace("_", " "), "why")
    opened = AUTHENTICATION.get(way.authentication or "", way.authentication)
    weak = "tag bad" if way.authentication in WEAK else "text"
    marks = [
        Part(opened, weak) if opened else None,
        Part("always open", "tag assumed") if way.always_open else None,
        Part("recorded", "tag good") if way.recorded else None,
    ]
    seen = {True: Part("seen", "tag good" if way.registered else "tag bad"), False: Part("not seen", "tag"), None: None}
    places = ", ".join(sorted(map(name, way.assets)))
    zones = ", ".join(sorted(map(name, way.zones)))
    return [
        make_cell(way.name, kind, door, Part("", "break"), Part(way.id, "id")),
        ", ".join(way.who),
        make_lines([line for line in (places, f"in {zones}" if zones else "") if line], "text"),
        make_cell(*marks),
        make_cell(way.owner, _mark("nobody", wrong=FindingKind.WAY_IN_WITHOUT_OWNER in wrong)),
        make_cell(
            way.approved_by,
            _mark("nobody", wrong=FindingKind.WAY_IN_NOT_APPROVED in wrong),
            Part(f"until {way.expires}", "why") if way.expires else None,
            _mark("over", wrong=FindingKind.WAY_IN_EXPIRED in wrong),
        ),
        make_cell(way.last_review, _mark("overdue", wrong=FindingKind.WAY_IN_REVIEW_OVERDUE in wrong)),
        make_cell(seen[way.seen] or Part("cannot be told", "why")),
    ]


def _orders(survey: Survey, name: Namer) -> Grid | None:
    wrong = _gather_wrong(survey)
    ordered = sorted(survey.work_orders, key=lambda order: (order.begins or "", order.name), reverse=True)
    return _grid(
        "work order|state|who|what for|window|on|by way of|approved by|signed off by",
        tuple(make_row(order.id, _order(order, name, wrong=wrong[order.id])) for order in ordered),
        heading="Work orders",
    )


def _order(order: WorkOrder, name: Namer, *, wrong: Container[str]) -> list[Cell | str | None]:
    state = STATES.get(order.state or "")
    return [
        make_cell(order.name, Part("", "break"), Part(order.id, "id")),
        make_cell(Part(*state) if state else None),
        ", ".join(filter(None, (order.person, order.provider))),
        order.purpose,
        _window(order),
        ", ".join(map(name, order.assets)),
        name(order.way_in) if order.way_in is not None else None,
        make_cell(order.approved_by, _mark("nobody", wrong=FindingKind.WORK_ORDER_WITHOUT_APPROVAL in wrong)),
        order.signed_off_by,
    ]


def _window(order: WorkOrder) -> str:
    """Name the day once where the work begins and ends on it."""
    words = [render_moment(text) for text in (order.begins, order.ends) if text]
    days = {text.partition(" ")[0] for text in words}
    if len(words) == 2 and len(days) == 1 and all(" " in text for text in words):
        return f"{words[0].removesuffix(' UTC')} to {words[1].partition(' ')[2]}"
    return " to ".join(words)


def _backups(survey: Survey, name: Namer) -> Grid | None:
    drills: dict[str, list[Drill]] = defaultdict(list)
    for drill in sorted(survey.drills, key=lambda one: (one.at, one.id), reverse=True):
        if drill.restorable is not None:
            drills[drill.restorable].append(drill)
    wrong = _gather_wrong(survey)
    ordered = sorted(survey.restorables, key=lambda one: (name(one.asset or ""), one.name))
    return _grid(
        "what must be restorable|of|last backup|where it lies|drills, the last first|back within|a restore needs|owner",
        tuple(make_row(one.id, _backup(one, name, drills=drills, wrong=wrong[one.id])) for one in ordered),
        heading="Backups and drills",
    )


def _backup(
    one: Restorable, name: Namer, *, drills: Mapping[str, list[Drill]], wrong: Container[str]
) -> list[Cell | str | None]:
    parts: list[Part] = []
    for drill in drills.get(one.id, ()):
        parts += [Part("", "break")] if parts else []
        parts += _drill(drill)
    parts += [Part("overdue", "tag bad")] if FindingKind.DRILL_OVERDUE in wrong else []
    kept = make_lines(one.kept_at, "text") or make_cell(None)
    return [
        make_cell(one.name, Part((one.kind or "").replace("_", " "), "why"), Part("", "break"), Part(one.id, "id")),
        name(one.asset) if one.asset is not None else None,
        make_cell(
            one.last_backup or Part("none recorded", "tag bad"),
            _mark("overdue", wrong=FindingKind.BACKUP_OVERDUE in wrong),
        ),
        (*kept, Part("offline copy", "tag good")) if one.offline_copy else kept,
        tuple(parts) or make_cell(Part("never drilled", "tag bad")),
        make_cell(
            f"{one.wanted_hours:g} h" if one.wanted_hours is not None else None,
            _mark("took longer", wrong=FindingKind.DRILL_TOO_SLOW in wrong),
        ),
        make_lines((*one.tool_chain, *((one.licence,) if one.licence else ())), "text") or make_cell(None),
        one.owner,
    ]


def _drill(drill: Drill) -> list[Part]:
    minutes = f", {drill.minutes:g} min" if drill.minutes is not None else ""
    onto = f" onto {drill.onto}" if drill.onto else ""
    result = RESULTS.get(drill.result or "", ("result unknown", "tag"))
    return [Part(*result), Part(f"{render_moment(drill.at)}{onto}{minutes}")]


def _grid(columns: str, rows: tuple[Row, ...], *, heading: str) -> Grid | None:
    return Grid(make_columns(columns), rows, "", heading) if rows else None
