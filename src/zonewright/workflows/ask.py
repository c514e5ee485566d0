"""Answer a question in plant words from what the workspace remembers."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from zonewright.contracts.store import UnitOfWork
from zonewright.errors import InputError
from zonewright.inventory.declared import merge_plants
from zonewright.model.asset import Asset
from zonewright.model.flow import Flow
from zonewright.model.identifier import Id
from zonewright.model.plant import Plant
from zonewright.model.register import Registers
from zonewright.model.workspace.principal import Duty
from zonewright.model.workspace.statement import make_model
from zonewright.model.zone import Bridge, Zone
from zonewright.workflows.registers import RegisterGround
from zonewright.workflows.workspace import Workspace

Line = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class AskRequest:
    """What is asked, and as of when; now when `None`."""

    topic: str
    as_of: datetime | None = None


@dataclass(frozen=True, slots=True)
class _Divided:
    """Of the kept survey what the registers are set against."""

    assets: tuple[Asset, ...]
    zones: tuple[Zone, ...]
    bridges: tuple[Bridge, ...]
    flows: tuple[Flow, ...]


@dataclass(frozen=True, slots=True)
class _View:
    """What an answer is taken from."""

    unit: UnitOfWork
    workspace: Workspace
    as_of: datetime

    def derive_registers(self) -> Registers:
        """Work the registers out as of the moment that is asked for."""
        divided = _Divided(*(tuple(self.unit.iter_records(kind)) for kind in ("assets", "zones", "bridges", "flows")))
        hosts = tuple(self.unit.iter_records("hosts"))
        return RegisterGround(self.derive_declared(), divided, self.as_of, hosts).derive_registers()

    def derive_declared(self) -> Plant:
        """Join everything declared: the model, and what observed lists state beside it."""
        remembered = tuple(one for one in self.unit.iter_records("remembered_inputs") if one.plant is not None)
        statements = self.workspace.read_statements(self.unit)
        lines = {line.id: line for one in remembered for line in one.observations}
        lines |= {one.observation.id: one.observation for one in statements}
        plants = (make_model(statements), *(one.plant for one in remembered))
        return merge_plants(plants, lines, given_back={one.input.id for one in statements}).plant

    def name_all(self) -> Mapping[Id, str]:
        """Give the names of assets and zones."""
        return {one.id: one.name for kind in ("assets", "zones") for one in self.unit.iter_records(kind)}


def ask(request: AskRequest, *, workspace: Workspace) -> tuple[Line, ...]:
    """Give the lines of one register, of its findings, of the log, or of who may do what.

    Raises:
        InputError: nothing of that name can be asked.
        DeniedError: the asker may not look.
    """
    asked = TOPICS.get(request.topic)
    if asked is None:
        raise InputError(f"nothing called {request.topic} can be asked", hint=f"ask for: {', '.join(TOPICS)}")
    duty, answer = asked
    workspace.admit(duty, verb="ask")
    with workspace.store.unit_of_work(request.as_of) as unit:
        return tuple(answer(_View(unit, workspace, request.as_of or workspace.at)))


def _ways_in(view: _View) -> Iterator[Line]:
    names = view.name_all()
    for one in view.derive_registers().ways_in:
        yield {
            "name": one.name,
            "kind": one.kind,
            "registered": one.registered,
            "seen": one.seen,
            "who": list(one.who),
            "reaches": [names.get(place, place) for place in (*one.zones, *one.assets)],
            "authentication": one.authentication,
            "owner": one.owner,
            "approved_by": one.approved_by,
            "last_review": one.last_review,
            "expires": one.expires,
            "id": one.id,
        }


def _work_orders(view: _View) -> Iterator[Line]:
    names = view.name_all()
    for one in view.derive_registers().work_orders:
        yield {
            "order": one.name,
            "state": one.state,
            "purpose": one.purpose,
            "person": one.person,
            "provider": one.provider,
            "begins": one.begins,
            "ends": one.ends,
            "assets": [names.get(asset, asset) for asset in one.assets],
            "approved_by": one.approved_by,
            "signed_off_by": one.signed_off_by,
            "id": one.id,
        }


def _restorables(view: _View) -> Iterator[Line]:
    names = view.name_all()
    for one in view.derive_registers().restorables:
        yield {
            "name": one.name,
            "asset": names.get(one.asset, one.asset) if one.asset is not None else None,
            "kind": one.kind,
            "kept_at": list(one.kept_at),
            "offline_copy": one.offline_copy,
            "last_backup": one.last_backup,
            "last_passed_drill": one.last_passed_drill,
            "tool_chain": list(one.tool_chain),
            "licence": one.licence,
            "owner": one.owner,
            "id": one.id,
        }


def _drills(view: _View) -> Iterator[Line]:
    registers = view.derive_registers()
    names = {one.id: one.name for one in registers.restorables}
    for one in sorted(registers.drills, key=lambda drill: (drill.at, drill.id)):
        yield {
            "at": one.at,
            "restorable": names.get(one.restorable, one.restorable) if one.restorable is not None else None,
            "by": list(one.by),
            "onto": one.onto,
            "minutes": one.minutes,
            "result": one.result,
            "id": one.id,
        }


def _findings(view: _View) -> Iterator[Line]:
    names = view.name_all()
    for one in sorted(view.derive_registers().findings, key=lambda finding: (finding.kind, finding.name, finding.id)):
        yield {
            "finding": one.kind.replace("_", " "),
            "about": one.name,
            "what": one.what,
            "settle_by": one.settle_by,
            "requirements": list(one.requirements),
            "zones": [names.get(zone, zone) for zone in one.zones],
            "id": one.id,
        }


def _declared(view: _View) -> Iterator[Line]:
    for one in view.workspace.read_statements(view.unit):
        yield {
            "section": one.section,
            "item": one.key,
            "by": one.by,
            "at": one.at.isoformat(timespec="seconds"),
            "change": one.change,
            "where": f"{one.input.path}, line {one.observation.line}",
            "believed_until": getattr(one.noun, "believed_until", None),
            "id": one.observation.id,
        }


def _principals(view: _View) -> Iterator[Line]:
    tokens: dict[Id, list[str]] = {}
    for credential in view.unit.iter_records("credentials"):
        tokens.setdefault(credential.principal, []).append(credential.label)
    for one in view.unit.iter_records("principals"):
        yield {
            "name": one.name,
            "kind": str(one.kind),
            "role": str(one.role),
            "organisation": one.organisation,
            "duties": [
                f"{grant.duty} for {', '.join(grant.zones) or 'the whole plant'}"
                + (f" until {grant.until.isoformat()}" if grant.until is not None else "")
                for grant in one.grants
            ],
            "signs_in_with": tokens.get(one.id, []),
            "granted_by": one.granted_by,
            "id": one.id,
        }


def _log(view: _View) -> Iterator[Line]:
    for number, entry in view.unit.iter_entries():
        yield {
            "number": number,
            "at": entry.at.isoformat(timespec="seconds"),
            "principal": entry.principal,
            "proven_by": entry.proven_by,
            "verb": entry.verb,
            "outcome": str(entry.outcome),
            "what": entry.what,
        }


TOPICS: Mapping[str, tuple[Duty, Callable[[_View], Iterator[Line]]]] = {
    "ways-in": (Duty.VIEW, _ways_in),
    "work-orders": (Duty.VIEW, _work_orders),
    "restorables": (Duty.VIEW, _restorables),
    "drills": (Duty.VIEW, _drills),
    "findings": (Duty.VIEW, _findings),
    "declared": (Duty.VIEW, _declared),
    "principals": (Duty.AUDIT, _principals),
    "log": (Duty.AUDIT, _log),
}
"""What can be asked: the duty that it takes, and the answer."""
