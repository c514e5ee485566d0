"""The main job: from what a plant has to its zones, bridges, verdicts, plan and rules, in one go."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

import pyarrow as pa

from zonewright import __version__
from zonewright.allowlist.boundary import derive_boundary_findings
from zonewright.allowlist.derive import derive_rules, derive_unruled
from zonewright.assessment.assess import derive_all_verdicts
from zonewright.assessment.fact import Facts
from zonewright.assessment.level import derive_levels
from zonewright.catalogs.catalog import get_rows
from zonewright.catalogs.oui import get_vendors
from zonewright.catalogs.remote_access import get_remote_access
from zonewright.catalogs.row import Requirement
from zonewright.catalogs.table import Countermeasure as CountermeasureRow
from zonewright.catalogs.table import PlanSetting, StartingZone
from zonewright.catalogs.table import Weight as WeightRow
from zonewright.catalogs.wellknown import (
    get_group_names,
    get_kinds,
    get_role_levels,
    get_role_words,
    get_services,
    get_vendor_aliases,
    get_zone_words,
)
from zonewright.contracts.folder import Folder
from zonewright.contracts.source import Given, Reading
from zonewright.hardening.candidates import Countermeasure, Situation
from zonewright.hardening.optimise import derive_plan
from zonewright.inventory.coverage import Recorded, derive_coverage
from zonewright.inventory.declared import merge_plants
from zonewright.inventory.fold import Inventory, InventoryInput, Lexicon, derive_inventory
from zonewright.inventory.settlement import settle
from zonewright.model.boundary import BoundaryFinding
from zonewright.model.identifier import Id
from zonewright.model.observation import Observation, Problem
from zonewright.model.plan import Plan
from zonewright.model.plant import Plant
from zonewright.model.register import Registers
from zonewright.model.rule import Rule
from zonewright.model.survey import Survey
from zonewright.model.tables import FLOW_RECORDS, SIGHTINGS, widen_table
from zonewright.model.verdict import Verdict
from zonewright.model.zone import Conduit, Zone, ZoneKind
from zonewright.protocols.registry import ROOMS
from zonewright.reports.summary import Section, derive_summary
from zonewright.risk.weight import Weight, Weighting
from zonewright.workflows.edges import Edges
from zonewright.workflows.registers import RegisterGround
from zonewright.zoning.partition import Partition, PartitionInput, derive_partition
from zonewright.zoning.zone import ZoneDefaults

STANDARD, STARTING_VALUES = "62443-3-3", "zonewright"

Subject = TypeVar("Subject", Zone, Conduit)


@dataclass(frozen=True, slots=True)
class SurveyRequest:
    """What is to be surveyed.

    Attributes:
        as_of: judge as of this time; the last packet's time when `None`.
        readings: what was read before, as a workspace remembers it.
        models: ids of the inputs among `readings` that state the model.
    """

    inputs: tuple[Given, ...]
    as_of: datetime | None
    readings: tuple[Reading, ...] = ()
    models: frozenset[Id] = frozenset()


@dataclass(frozen=True, slots=True)
class Surveyed:
    """What a survey gave: its records, the summary in plant words, and the paths of the documents."""

    survey: Survey
    summary: tuple[Section, ...]
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Given:
    """Everything that was read, each input once."""

    readings: tuple[Reading, ...]
    plant: Plant
    observations: tuple[Observation, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Judged:
    """The divided plant with its verdicts and levels."""

    zones: tuple[Zone, ...]
    conduits: tuple[Conduit, ...]
    verdicts: tuple[Verdict, ...]
    findings: tuple[BoundaryFinding, ...]


def survey(request: SurveyRequest, *, edges: Edges, folder: Folder | None) -> Surveyed:
    """Survey a plant; with a folder its documents are published there, all or none of each."""
    given = _read(request, edges)
    edges.say("folding packets into assets and flows")
    inventory = _take_inventory(given)
    as_of = request.as_of or max((last for one in given.readings if (last := one.input.last_seen)), default=None)
    edges.say("dividing the plant into zones and conduits")
    settled = settle(inventory.conflicts, given.plant.decisions, assets=inventory.assets, as_of=as_of)
    inventory = replace(inventory, conflicts=settled)
    partition = _divide(inventory, given.plant)
    registers = RegisterGround(given.plant, partition, as_of, inventory.hosts).derive_registers()
    edges.say("judging requirements")
    judged = _judge(inventory, partition, plant=given.plant, registers=registers)
    edges.say("choosing measures")
    plan = _plan(partition, judged, plant=given.plant)
    rules = derive_rules(
        judged.conduits, partition.flows, assets=partition.assets, groups=inventory.groups, zones=judged.zones
    )
    outcome = (registers, plan, rules)
    found = _assemble(given, inventory, partition=partition, judged=judged, outcome=outcome)
    if folder is None:
        return Surveyed(found, derive_summary(found), ())
    from zonewright.workflows.documents import Documents  # writing them needs more than finding what is in them

    edges.say("writing the report")
    written = folder.publish(Documents(found, given.plant, edges.platforms).render())
    return Surveyed(found, derive_summary(found), written)


def _read(request: SurveyRequest, edges: Edges) -> _Given:
    """Read every input; the same bytes given twice are one input."""

    def read(one: Given) -> Reading:
        edges.say(f"reading {one.shown}")
        return edges.intake.read(one)

    inputs = tuple(one for given in request.inputs for one in edges.intake.expand(given))
    by_id: dict[Id, Reading] = {reading.input.id: reading for reading in request.readings}
    given_back = set(request.models)
    for one, reading in zip(inputs, edges.engine.map(read, inputs), strict=True):
        by_id.setdefault(reading.input.id, reading)
        given_back |= {reading.input.id} if one.is_model else set()
    readings = tuple(by_id[name] for name in sorted(by_id))
    observations = tuple(observation for reading in readings for observation in reading.observations)
    plants = [reading.plant for reading in readings if reading.plant is not None]
    stated = {observation.id: observation for observation in observations}
    merged = merge_plants(plants, stated, given_back=given_back)
    problems = (*(problem for reading in readings for problem in reading.problems), *merged.problems)
    return _Given(readings, merged.plant, observations, problems)


def _take_inventory(given: _Given) -> Inventory:
    records = [widen_table(FLOW_RECORDS, one.flow_records) for one in given.readings if one.flow_records is not None]
    sightings = [table for one in given.readings if (table := one.sightings) is not None]
    return derive_inventory(
        InventoryInput(
            flow_records=pa.concat_tables(records) if records else FLOW_RECORDS.empty_table(),
            sightings=pa.concat_tables(sightings) if sightings else SIGHTINGS.empty_table(),
            inputs=tuple(one.input for one in given.readings),
            plant=given.plant,
            configurations=tuple(configuration for one in given.readings for configuration in one.configurations),
            hosts=tuple(host for one in given.readings for host in one.hosts),
            lexicon=_lexicon(),
        )
    )


def _lexicon() -> Lexicon:
    return Lexicon(
        rooms={room.name: room for room in ROOMS},
        services=get_services(),
        kinds=get_kinds(),
        vendors=get_vendors(),
        aliases=get_vendor_aliases(),
        group_names=get_group_names(),
        role_words=get_role_words(),
        remote_signs=get_remote_access(),
        role_levels=get_role_levels(),
    )


def _divide(inventory: Inventory, plant: Plant) -> Partition:
    kinds = get_rows(STARTING_VALUES, StartingZone)
    defaults = ZoneDefaults(
        levels={ZoneKind(row.kind): row.sl_target for row in kinds if row.sl_target is not None},
        rows={ZoneKind(row.kind): row.catalog_id for row in kinds},
        purdue={ZoneKind(row.kind): row.purdue_level for row in kinds},
        words=get_zone_words(),
    )
    return derive_partition(
        PartitionInput(
            assets=inventory.assets,
            flows=inventory.flows,
            plant=plant,
            configurations=inventory.configurations,
            hosts=inventory.hosts,
            segments=inventory.segments,
            kinds=get_kinds(),
            defaults=defaults,
        )
    )


def _judge(inventory: Inventory, partition: Partition, *, plant: Plant, registers: Registers) -> _Judged:
    rows = get_rows(STANDARD, Requirement)
    findings = derive_boundary_findings(
        partition.conduits,
        partition.zones,
        configurations=inventory.configurations,
        flows=partition.flows,
        assets=partition.assets,
    )
    facts = Facts(
        zones=partition.zones,
        conduits=partition.conduits,
        bridges=partition.bridges,
        assets=partition.assets,
        flows=partition.flows,
        conflicts=inventory.conflicts,
        configurations=inventory.configurations,
        findings=findings,
        declared=plant.assets,
        registers=registers,
    )
    verdicts = derive_all_verdicts(facts, rows=rows)
    of_subject: dict[Id, list[Verdict]] = {}
    for verdict in verdicts:
        of_subject.setdefault(verdict.subject, []).append(verdict)
    zones = tuple(_with_levels(zone, of_subject.get(zone.id, ()), rows=rows) for zone in partition.zones)
    unruled = derive_unruled(partition.conduits, partition.flows, assets=partition.assets, groups=inventory.groups)
    reasons = {one.flow: one.reason for one in unruled}
    conduits = tuple(
        _with_levels(_with_reasons(conduit, reasons), of_subject.get(conduit.id, ()), rows=rows)
        for conduit in partition.conduits
    )
    return _Judged(zones, conduits, verdicts, findings)


def _with_reasons(conduit: Conduit, reasons: Mapping[Id, str]) -> Conduit:
    """Say of a conduit which of its flows no rule of a routed filter can name."""
    said = dict.fromkeys(reasons[flow] for flow in conduit.flows if flow in reasons)
    return replace(conduit, why=(*conduit.why, *said))


def _with_levels(subject: Subject, verdicts: Sequence[Verdict], *, rows: Sequence[Requirement]) -> Subject:
    levels = derive_levels(verdicts, rows, sl_target=subject.sl_target)
    held = tuple(one.achieved for one in levels.held_down_by)
    return replace(subject, sl_achieved=levels.achieved, sl_possible=levels.possible, held_down_by=held)


def _plan(partition: Partition, judged: _Judged, *, plant: Plant) -> Plan:
    settings = {row.id: row for row in get_rows(STARTING_VALUES, PlanSetting)}
    most = settings["plan/most_measures"]
    measures = tuple(
        Countermeasure(row.name, row.cost, row.asks.outage_minutes, row.catalog_id, row.answers)
        for row in get_rows(STARTING_VALUES, CountermeasureRow)
    )
    return derive_plan(
        Situation(
            zones=judged.zones,
            conduits=judged.conduits,
            bridges=partition.bridges,
            weighting=_weighting(settings["plan/decay"]),
            countermeasures=measures,
            flows=partition.flows,
            assets=partition.assets,
            findings=judged.findings,
            calendar=plant.calendar,
            most_measures=int(most.value),
            basis=(most.catalog_id,),
        )
    )


def _weighting(decay: PlanSetting) -> Weighting:
    points = {row.id: row for row in get_rows(STARTING_VALUES, WeightRow)}
    kinds = [(row, points[row.weight]) for row in get_rows(STARTING_VALUES, StartingZone) if row.weight]
    weights = tuple(Weight(ZoneKind(kind.kind), weight.points, weight.catalog_id) for kind, weight in kinds)
    return Weighting(weights=weights, decay=decay.value, basis=(decay.catalog_id,))


def _assemble(
    given: _Given,
    inventory: Inventory,
    *,
    partition: Partition,
    judged: _Judged,
    outcome: tuple[Registers, Plan, tuple[Rule, ...]],
) -> Survey:
    registers, plan, rules = outcome
    observations = (*given.observations, *inventory.observations)
    inputs = tuple(one.input for one in given.readings)
    recorded = Recorded(inputs=inputs, flows=partition.flows, observations=inventory.observations)
    return Survey(
        zonewright=__version__,
        plant=given.plant.name,
        as_of=registers.as_of,
        inputs=inputs,
        problems=tuple(sorted((*given.problems, *inventory.problems), key=lambda problem: problem.id)),
        observations=tuple(sorted(observations, key=lambda observation: observation.id)),
        assets=partition.assets,
        groups=inventory.groups,
        conflicts=inventory.conflicts,
        functions=inventory.functions,
        flows=partition.flows,
        zones=judged.zones,
        conduits=judged.conduits,
        bridges=partition.bridges,
        coverage=derive_coverage(judged.zones, recorded, calendar=given.plant.calendar),
        verdicts=tuple(sorted(judged.verdicts, key=lambda verdict: verdict.id)),
        plan=plan,
        rules=rules,
        configurations=inventory.configurations,
        ways_in=registers.ways_in,
        work_orders=registers.work_orders,
        restorables=registers.restorables,
        drills=registers.drills,
        findings=registers.findings,
        links=inventory.links,
        hosts=inventory.hosts,
    )
