"""The kinds of record that a workspace keeps, and the noun of each."""

from collections.abc import Mapping
from typing import Any

from zonewright.model.asset import Asset, Conflict, Group, Link, ProductionFunction
from zonewright.model.filtering import Configuration
from zonewright.model.flow import Flow
from zonewright.model.host import Host
from zonewright.model.observation import Input, Observation, Problem
from zonewright.model.plan import Plan
from zonewright.model.register import Drill, Finding, Restorable, WayIn, WorkOrder
from zonewright.model.rule import Rule
from zonewright.model.section import SECTIONS
from zonewright.model.survey import SurveyHead
from zonewright.model.verdict import Verdict
from zonewright.model.workspace.change import Change, ChangeEdits, Proposal
from zonewright.model.workspace.principal import Credential, Principal
from zonewright.model.workspace.remembered import RememberedInput
from zonewright.model.workspace.statement import Remarks, Statement
from zonewright.model.zone import Bridge, Conduit, Coverage, Zone

STATEMENTS: Mapping[str, str] = {name: f"statements/{name}" for name in SECTIONS}
"""Section of plant/1 -> the kind under which its statements are kept."""

SURVEYED: Mapping[str, Any] = {
    "inputs": Input,
    "problems": Problem,
    "observations": Observation,
    "assets": Asset,
    "groups": Group,
    "conflicts": Conflict,
    "functions": ProductionFunction,
    "flows": Flow,
    "zones": Zone,
    "conduits": Conduit,
    "bridges": Bridge,
    "coverage": Coverage,
    "verdicts": Verdict,
    "rules": Rule,
    "configurations": Configuration,
    "hosts": Host,
    "ways_in": WayIn,
    "work_orders": WorkOrder,
    "restorables": Restorable,
    "drills": Drill,
    "findings": Finding,
    "links": Link,
}
"""Kinds that a survey derives; each is the section of `Survey` of the same name."""

KINDS: Mapping[str, Any] = {
    "remembered_inputs": RememberedInput,
    **{STATEMENTS[name]: Statement[section.noun] for name, section in SECTIONS.items()},  # type: ignore[name-defined]
    "remarks": Remarks,
    "changes": Change,
    "change_edits": ChangeEdits,
    "proposals": Proposal,
    "principals": Principal,
    "credentials": Credential,
    **SURVEYED,
    "plan": Plan,
    "survey": SurveyHead,
}
"""Kind -> the dataclass of its records."""

BULK = ("flow_records", "sightings")
"""Bulk tables: one per input, named `<kind>/<input id>`."""
