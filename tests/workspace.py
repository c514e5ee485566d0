"""A small workspace with its people, so that tests of the workflows read like stories of a plant.

    filling    plc-filler (Siemens), hmi-filler     Ada may do everything, in the whole plant
    packer     plc-packer, drive-9                  Bo models and approves, Kim models the packer only

Every act takes place an hour after the one before, beginning on the first Monday of 2027.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from tests.wire import arp, ethernet, pcap
from zonewright.access.grant import give_grants, make_principal
from zonewright.contracts.source import Given
from zonewright.contracts.store import Removed, Retention, Store, StoreKit, Tables, UnitOfWork
from zonewright.model.workspace.change import Change
from zonewright.model.workspace.entry import Entry, Outcome
from zonewright.model.workspace.kind import KINDS
from zonewright.model.workspace.principal import Asker, Duty, Grant, LifeCycleRole, Principal, PrincipalKind
from zonewright.settings import Settings, read_settings
from zonewright.stores.memory import MemoryStore
from zonewright.stores.sqlite import SqliteStore
from zonewright.wiring import make_edges, pack
from zonewright.workflows.amendment import Outlook
from zonewright.workflows.apply import Applied, ApplyRequest, Offer
from zonewright.workflows.apply import apply as run_apply
from zonewright.workflows.decide import Decided, DecideRequest
from zonewright.workflows.decide import decide as run_decide
from zonewright.workflows.edges import Edges
from zonewright.workflows.export import ExportRequest, Text
from zonewright.workflows.export import export as run_export
from zonewright.workflows.observe import Observed, ObserveRequest
from zonewright.workflows.observe import observe as run_observe
from zonewright.workflows.revert import RevertRequest
from zonewright.workflows.revert import revert as run_revert
from zonewright.workflows.workspace import Workspace

MONDAY = datetime(2027, 1, 4, 6, 0, tzinfo=UTC)
STORES = ("memory", "sqlite")
PLC, HMI = "00:1b:1b:00:00:05", "00:1b:1b:00:00:06"
"""Cards whose prefix is Siemens'."""

MODEL = """\
schema: plant/1
plant:
  name: Line 2
  owner: Plant manager
zones:
  - name: filling
    kind: cell
  - name: packer
    kind: cell
conduits:
  - name: filling-packer
    zones: [filling, packer]
assets:
  - name: drive-9
    role: drive
    addresses:
      - ip: 10.0.2.9
    zone: packer
  - name: hmi-filler
    role: hmi
    addresses:
      - ip: 10.0.1.6
    zone: filling
  - name: plc-filler
    role: plc
    vendor: Siemens
    addresses:
      - mac: 00:1b:1b:00:00:05
        ip: 10.0.1.5
    zone: filling
  - name: plc-packer
    role: plc
    addresses:
      - ip: 10.0.2.5
    zone: packer
"""
PEOPLE: Mapping[str, tuple[Grant, ...]] = {
    "ada": tuple(Grant(duty) for duty in Duty),
    "bo": (Grant(Duty.VIEW), Grant(Duty.MODEL), Grant(Duty.APPROVE)),
    "kim": (Grant(Duty.MODEL, ("packer",)), Grant(Duty.VIEW)),
}


def yes(_: object) -> bool:
    """Agree to everything."""
    return True


def no(_: object) -> bool:
    """Agree to nothing."""
    return False


def make_store(name: str, folder: Path) -> Store:
    """Open a store as a workspace does."""
    if name == "sqlite":
        return SqliteStore(StoreKit(kinds=KINDS, folder=folder / ".zonewright"))
    return MemoryStore(StoreKit(kinds=KINDS))


def make_person(name: str, *grants: Grant, kind: PrincipalKind = PrincipalKind.PERSON) -> Principal:
    """Make a principal with duties."""
    return give_grants(make_principal(name, kind, role=LifeCycleRole.OPERATOR), grants, by="ada", at=MONDAY)


@cache
def open_edges() -> Edges:
    """Give the edges that a person's command would use."""
    return make_edges(lambda _: None, Settings(jobs=1, kernel_cache=read_settings({}).kernel_cache))


@dataclass
class Site:
    """A workspace, the folder where its people write their files, and the time."""

    store: Store
    edges: Edges
    folder: Path
    four_eyes: bool = False
    at: datetime = MONDAY
    said: list[Outlook] = field(default_factory=list)

    def enrol(self, *people: Principal) -> None:
        """Let people in without asking anybody."""
        with self.store.unit_of_work() as unit:
            unit.put("principals", people)
            unit.commit(Entry(self.at, "nobody", "the test", "init", Outcome.DONE, "people enrolled"))

    def open(self, name: str, *, scope: tuple[Grant, ...] = ()) -> Workspace:
        """Open the workspace as somebody, an hour later."""
        self.at += timedelta(hours=1)
        return Workspace(self.store, self.edges, Asker(name, "password", scope), self.at, self.four_eyes)

    def write(self, name: str, content: str | bytes) -> Given:
        """Write a file."""
        path = self.folder / name
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        return Given(str(path), name, is_model=True)

    def observe(self, *given: Given, by: str = "ada") -> Observed:
        """Read inputs."""
        inputs = tuple(replace(one, is_model=False) for one in given)
        return run_observe(ObserveRequest(inputs), workspace=self.open(by))

    def apply(
        self,
        content: str | Given,
        *,
        by: str = "ada",
        confirm: Callable[[Outlook], bool] | None = None,
        choose: Callable[[Offer], bool] = yes,
        **more: Any,
    ) -> Applied:
        """Take a model in; everything is agreed to unless said otherwise."""
        given = self.write("plant.yaml", content) if isinstance(content, str) else content
        request = ApplyRequest(given, more.pop("why", "because"), **more)
        return run_apply(request, workspace=self.open(by), confirm=confirm or self._agree, choose=choose)

    def edit(self, old: str, new: str, *, by: str = "ada", **more: Any) -> Change:
        """Export, replace one piece of the text, and apply it."""
        text = self.export()
        assert old in text, f"{old!r} is not in:\n{text}"
        change = self.apply(text.replace(old, new, 1), by=by, **more).change
        assert change is not None
        return change

    def export(self, *, by: str = "ada", **more: Any) -> str:
        """Give the model as text."""
        return self.export_bytes(by=by, **more).decode("utf-8")

    def export_bytes(self, *, by: str = "ada", text: Text = Text.YAML, **more: Any) -> bytes:
        """Give the model as a file."""
        done = run_export(ExportRequest(text, **more), workspace=self.open(by))
        return pack(done.files) if done.files else done.content

    def decide(self, about: str | None = None, choice: str | None = None, *, by: str = "ada", **more: Any) -> Decided:
        """Settle something, or list what waits."""
        request = DecideRequest(about, choice, **more)
        return run_decide(request, workspace=self.open(by), confirm=self._agree)

    def list_waiting(self) -> dict[str, tuple[str, ...]]:
        """Give what waits for a person, with the choices."""
        return {one.about: one.choices for one in self.decide().matters}

    def revert(self, number: int, *, by: str = "ada", why: str = "wrong drawing") -> Change | None:
        """Take a change back."""
        return run_revert(RevertRequest(number, why), workspace=self.open(by), confirm=self._agree)

    def read_log(self) -> list[Entry]:
        """Give the log, oldest first."""
        with self.store.unit_of_work() as unit:
            return [entry for _, entry in unit.iter_entries()]

    def read_changes(self) -> tuple[Change, ...]:
        """Give the changes, oldest first."""
        with self.store.unit_of_work() as unit:
            return tuple(sorted(unit.iter_records("changes"), key=lambda change: change.number))

    def list_records(self, kind: str) -> tuple[Any, ...]:
        """Give the records of a kind."""
        with self.store.unit_of_work() as unit:
            return tuple(unit.iter_records(kind))

    def take_stock(self) -> tuple[Any, ...]:
        """Give everything that is kept, besides the log."""
        with self.store.unit_of_work() as unit:
            records = tuple((kind, tuple(unit.iter_records(kind))) for kind in KINDS)
        return (*records, tuple(self.store.tables.iter_names()))

    def _agree(self, outlook: Outlook) -> bool:
        self.said.append(outlook)
        return True


def make_site(folder: Path, *, store: str = "memory", model: str = MODEL, four_eyes: bool = False) -> Site:
    """Make a workspace with its three people and, unless it is empty, its model."""
    folder.mkdir(parents=True, exist_ok=True)
    site = Site(make_store(store, folder), open_edges(), folder)
    site.enrol(*(make_person(name, *grants) for name, grants in PEOPLE.items()))
    if model:
        site.apply(model, why="the line as its people know it")
    site.four_eyes = four_eyes
    return site


def capture(*claims: tuple[str, str], day: int = 0) -> bytes:
    """A capture in which cards (MAC, IPv4 address) say by ARP who they are, some days after it was made first."""
    frames = [
        ethernet(
            arp(2, sender_mac=mac, sender_ip=ip, wanted_ip="10.0.1.254"), ethertype=0x0806, source=mac, destination=HMI
        )
        for mac, ip in claims
    ]
    return pcap(frames, start_ns=int((MONDAY + timedelta(days=day)).timestamp()) * 1_000_000_000)


class Meddler:
    """A store in which somebody else commits just before a unit commits alone, as often as wanted."""

    def __init__(self, store: Store, meddle: Callable[[], object], *, times: int) -> None:
        self.name = store.name
        self.left = times
        self._store = store
        self._meddle = meddle

    @property
    def tables(self) -> Tables:
        """Those of the store."""
        return self._store.tables

    def unit_of_work(self, as_of: datetime | None = None) -> UnitOfWork:
        """Open a unit; when it commits, somebody else was quicker."""
        unit = self._store.unit_of_work(as_of)
        commit = unit.commit

        def commit_late(entry: Entry, *, alone: bool = False) -> int:
            if alone and self.left:
                self.left -= 1
                self._meddle()
            return commit(entry, alone=alone)

        unit.commit = commit_late  # type: ignore[method-assign]
        return unit

    def compact(self, retention: Retention) -> tuple[Removed, ...]:
        """As the store does."""
        return self._store.compact(retention)

    def close(self) -> None:
        """As the store does."""
        self._store.close()


@contextmanager
def meddled(site: Site, meddle: Callable[[], object], *, times: int = 1) -> Iterator[Meddler]:
    """Let somebody else commit just before the acts of the site do."""
    store = site.store

    def be_quicker() -> None:
        site.store = store
        try:
            meddle()
        finally:
            site.store = meddler

    meddler = Meddler(store, be_quicker, times=times)
    site.store = meddler
    try:
        yield meddler
    finally:
        site.store = store
