"""Everything one survey found: the body of `survey.json` (schema `survey/1`)."""

from dataclasses import dataclass
from datetime import datetime

from zonewright.model.asset import Asset, Conflict, Group, Link, ProductionFunction
from zonewright.model.filtering import Configuration
from zonewright.model.flow import Flow
from zonewright.model.host import Host
from zonewright.model.identifier import Id
from zonewright.model.observation import Input, Observation, Problem
from zonewright.model.plan import Plan
from zonewright.model.register import Drill, Finding, Restorable, WayIn, WorkOrder
from zonewright.model.rule import Rule
from zonewright.model.verdict import Verdict
from zonewright.model.zone import Bridge, Conduit, Coverage, Zone

SCHEMA = "survey/1"


@dataclass(frozen=True, slots=True)
class SurveyHead:
    """What a survey says of itself, where its records are kept one by one."""

    id: Id
    zonewright: str
    plant: str | None
    as_of: datetime | None


@dataclass(frozen=True, slots=True)
class Survey:
    """The chain from inputs to rules; every tuple is in the order of its ids unless a field says otherwise.

    Attributes:
        plant: name of the plant, when declared.
        as_of: the last packet's time or what a person gave; `None` without timed input.
        configurations: the packet filters that were read (each in `survey.json` without its rules).
    """

    zonewright: str
    plant: str | None
    as_of: datetime | None
    inputs: tuple[Input, ...]
    problems: tuple[Problem, ...]
    observations: tuple[Observation, ...]
    assets: tuple[Asset, ...]
    groups: tuple[Group, ...]
    conflicts: tuple[Conflict, ...]
    functions: tuple[ProductionFunction, ...]
    flows: tuple[Flow, ...]
    zones: tuple[Zone, ...]
    conduits: tuple[Conduit, ...]
    bridges: tuple[Bridge, ...]
    coverage: tuple[Coverage, ...]
    verdicts: tuple[Verdict, ...]
    plan: Plan
    rules: tuple[Rule, ...]
    configurations: tuple[Configuration, ...]
    ways_in: tuple[WayIn, ...] = ()
    work_orders: tuple[WorkOrder, ...] = ()
    restorables: tuple[Restorable, ...] = ()
    drills: tuple[Drill, ...] = ()
    findings: tuple[Finding, ...] = ()
    links: tuple[Link, ...] = ()
    hosts: tuple[Host, ...] = ()
