"""What one row asks and what hangs on it, in our words and with the labels of others kept apart."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zonewright.catalogs.catalog import find_row, get_row, get_rows
from zonewright.catalogs.row import (
    ComponentRequirement,
    Control,
    CrosswalkLink,
    Dispute,
    FoundationalRequirement,
    Group,
    Mitigation,
    ProcessRequirement,
    ProgramRequirement,
    ProviderRequirement,
    Requirement,
    Row,
    Technique,
)
from zonewright.catalogs.table import (
    Countermeasure,
    FindingText,
    PlanSetting,
    PurdueLevel,
    RegisterInterval,
    RemoteTool,
    RestorableRole,
    SecurityLevel,
    StartingZone,
    Weight,
)

SYSTEM = "62443-3-3"
COMPONENT = "62443-4-2"


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing to know about a row.

    Attributes:
        ids: rows it names, in order; empty when the text says it all.
    """

    label: str
    text: str
    ids: tuple[str, ...] = ()


def derive_explanation(row: Row) -> tuple[Fact, ...]:
    """Say what a row asks, how sure its facts are and which rows of other parts go with it."""
    return tuple(_iter_facts(row))


def derive_techniques(requirement: str) -> tuple[Technique, ...]:
    """Give the techniques that the mitigations labelled with a base SR lower, derived through MITRE's labels."""
    labelled = {entry.id for entry in get_rows("attack-ics", Mitigation) if requirement in entry.iec_62443_3_3}
    return tuple(entry for entry in get_rows("attack-ics", Technique) if labelled & set(entry.mitigations))


def _iter_facts(row: Row) -> Iterator[Fact]:
    match row:
        case Requirement():
            yield from _iter_requirement(row)
        case ComponentRequirement():
            yield from _iter_component(row)
        case ProcessRequirement():
            yield from _iter_process(row)
        case ProgramRequirement():
            yield _heading("stands under", row.group, part=row.part)
            yield Fact("sources agree", row.agreement)
        case ProviderRequirement():
            yield from _iter_provider(row)
        case FoundationalRequirement():
            yield Fact("asks", row.explains)
            yield from _list("rows", [entry for entry in get_rows(SYSTEM, Requirement) if entry.fr == row.id])
        case Group():
            yield from _iter_group(row)
        case Mitigation() | Technique():
            yield from _iter_attack(row)
        case Control():
            yield from _iter_control(row)
        case _:
            yield from _iter_start(row)


def _iter_requirement(row: Requirement) -> Iterator[Fact]:
    siblings = [entry for entry in get_rows(SYSTEM, Requirement) if entry.parent == row.id]
    yield Fact("asks", row.explains)
    yield Fact("foundational", get_row(SYSTEM, row.fr).title, (row.fr,))
    yield Fact("asked from", f"SL {row.min_sl}")
    yield from _iter_dispute(row.dispute)
    if row.weak_dissent:
        said = "; ".join(f"SL {entry.min_sl} in {entry.tables}" for entry in row.weak_dissent)
        yield Fact("weaker tables differ", said)
    yield from _notes(row.gate_note, row.title_note)
    yield Fact("applies", f"only with: {row.applies_if.replace('_', ' ')}" if row.applies_if else "always")
    yield Fact("judged by", "computing" if row.assessed_by == "check" else "asking a person")
    yield Fact("clause", row.clause)
    if row.parent:
        yield _heading("enhances", row.parent, part=SYSTEM)
    yield from _list("enhancements", siblings)
    base = row.parent or row.id
    yield from _list(
        "component rows",
        [entry for entry in get_rows(COMPONENT, ComponentRequirement) if entry.system_requirement == base],
    )
    yield from _iter_mitigations(row.id)
    yield from _iter_hints(SYSTEM, base)


def _iter_mitigations(requirement: str) -> Iterator[Fact]:
    mitigations = get_rows("attack-ics", Mitigation)
    yield from _list("ATT&CK, label of MITRE", [entry for entry in mitigations if requirement in entry.iec_62443_3_3])
    yield from _list("ATT&CK, we add", [entry for entry in mitigations if f"{SYSTEM} {requirement}" in entry.we_add])
    yield from _list("techniques lowered", derive_techniques(requirement))


def _iter_hints(part: str, row: str) -> Iterator[Fact]:
    links = [link for link in get_rows("iso27001", CrosswalkLink) if (link.row_part, link.row) == (part, row)]
    yield from _controls("ISO 27001, our judgement", [link for link in links if link.layer == "suggested"])
    for strength in ("strong", "weak"):
        found = [link for link in links if link.strength == strength]
        yield from _controls(f"ISO 27001, derived over NIST CSF ({strength})", found)


def _iter_component(row: ComponentRequirement) -> Iterator[Fact]:
    system = find_row(SYSTEM, row.system_requirement) if row.system_requirement else None
    if isinstance(system, Requirement):
        yield Fact("asks", f"What a component adds to this: {system.explains}", (system.id,))
    else:
        yield Fact("asks", "Something of the component alone; 62443-3-3 has no matching row.")
    yield Fact("asked from", f"SL {row.min_sl}")
    yield from _iter_dispute(row.dispute)
    if row.gate_stated_for == "merged_number":
        yield Fact("note", "The level was found for the number that several types of component share.")
    yield from _notes(row.title_note)
    yield Fact("clause", row.clause)


def _iter_process(row: ProcessRequirement) -> Iterator[Fact]:
    yield Fact("asks", row.action)
    yield Fact("gives", "; ".join(row.outputs))
    yield Fact("strength", row.strength if row.strength_confirmed else f"{row.strength} (not confirmed)")
    yield _heading("stands under", row.group, part=row.part)
    yield Fact("clause", row.clause)


def _iter_provider(row: ProviderRequirement) -> Iterator[Fact]:
    yield _heading("stands under", row.area, part=row.part)
    yield Fact("matters for maintenance", "yes" if row.maintenance_relevant else "no")
    if row.uses:
        yield Fact("used for", ", ".join(use.replace("_", " ") for use in row.uses))
    if row.parent:
        yield _heading("enhances", row.parent, part=row.part)
    yield Fact("sources agree", row.agreement)


def _iter_group(row: Group) -> Iterator[Fact]:
    if row.explains:
        yield Fact("asks", row.explains)
    members = [
        entry
        for entry in get_rows(row.part, Row)
        if row.id in (getattr(entry, "group", None), getattr(entry, "area", None), getattr(entry, "element", None))
    ]
    yield from _list("rows", members)
    yield from _iter_hints(row.part, row.id)


def _iter_attack(row: Mitigation | Technique) -> Iterator[Fact]:
    if isinstance(row, Technique):
        yield from _list("tactics", [get_row(row.part, tactic) for tactic in row.tactics])
        yield from _list("mitigations", [get_row(row.part, mitigation) for mitigation in row.mitigations])
        return
    for label, ids in (
        ("62443-3-3, label of MITRE", row.iec_62443_3_3),
        ("62443-4-2, label of MITRE", row.iec_62443_4_2),
        ("NIST SP 800-53, label of MITRE", row.nist_800_53_r5),
        ("we add", row.we_add),
    ):
        if ids:
            yield Fact(label, ", ".join(ids), ids)
    yield from _notes(row.we_note)
    yield from _list("techniques", [entry for entry in get_rows(row.part, Technique) if row.id in entry.mitigations])


def _iter_control(row: Control) -> Iterator[Fact]:
    yield Fact("theme", row.theme)
    for layer, label in (("suggested", "62443, our judgement"), ("derived", "62443, derived over NIST CSF")):
        links = [link for link in get_rows("iso27001", CrosswalkLink) if (link.layer, link.control) == (layer, row.id)]
        if links:
            yield Fact(label, ", ".join(link.row for link in links), tuple(link.row for link in links))


def _iter_start(row: Row) -> Iterator[Fact]:
    match row:
        case StartingZone():
            vector = " ".join(str(level) for level in row.sl_target) if row.sl_target else "none"
            yield Fact("starts with", f"SL-T {{{vector}}}")
            yield Fact("Purdue level", f"{row.purdue_level:g}")
            yield Fact("weight", row.weight or "none: an attack starts here")
        case Countermeasure():
            yield Fact("does", row.explains)
            yield Fact("acts on", f"a {row.subject}")
            yield Fact("asks of production", _asks(row))
            yield Fact("answers", ", ".join(row.answers), row.answers)
        case RemoteTool():
            ports = ", ".join(f"{port.transport} {port.port}" for port in row.ports)
            yield Fact("seen by", ", ".join(filter(None, (ports, *row.names))))
            yield Fact("port names it", "nearly always" if row.sure else "no, other programs share it")
        case Weight():
            yield Fact("points", f"{row.points:g}")
        case PurdueLevel():
            yield Fact("holds", row.holds)
        case SecurityLevel():
            yield Fact("withstands", f"{row.attacker}; means {row.means}; skills {row.skills}")
        case CrosswalkLink():
            yield Fact("joins", f"{row.row_part} {row.row} with {row.control}", (row.row, row.control))
        case PlanSetting():
            yield Fact("number", f"{row.value:g}")
        case RegisterInterval():
            yield Fact("every", f"{row.days:g} days, where the plant does not say")
        case RestorableRole():
            yield Fact("holds for", f"every {row.role.replace('_', ' ')}")
        case FindingText():
            yield Fact("settled by", row.settle_by.replace("{name}", "it"))
            yield Fact("answers", ", ".join(row.answers) or "no row of 62443-3-3", row.answers)


def _asks(row: Countermeasure) -> str:
    extras = [
        word for word, wanted in (("restart", row.asks.restart), ("re-validation", row.asks.revalidation)) if wanted
    ]
    return ", ".join([f"{row.asks.outage_minutes} min outage", *extras, *row.asks.crew, f"effort {row.cost:g}"])


def _iter_dispute(dispute: Dispute | None) -> Iterator[Fact]:
    if dispute is not None:
        yield Fact("disputed", dispute.why)
        for claim in dispute.sources_say:
            yield Fact(f"SL {claim.min_sl} says", claim.said_by)


def _notes(*notes: str | None) -> Iterator[Fact]:
    for note in notes:
        if note:
            yield Fact("note", note)


def _heading(label: str, row: str, *, part: str) -> Fact:
    return Fact(label, f"{row} {get_row(part, row).title}", (row,))


def _list(label: str, rows: Sequence[Row]) -> Iterator[Fact]:
    if rows:
        yield Fact(label, "; ".join(f"{row.id} {row.title}" for row in rows), tuple(row.id for row in rows))


def _controls(label: str, links: list[CrosswalkLink]) -> Iterator[Fact]:
    if links:
        text = "; ".join(f"{link.control} {link.title}" for link in links)
        yield Fact(label, text, tuple(link.control for link in links))
