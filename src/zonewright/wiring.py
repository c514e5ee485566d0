"""The only place that chooses who plays which part: entry points to edges, settings to arguments."""

import json
import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

from zonewright.catalogs.headers import get_header_synonyms
from zonewright.catalogs.logs import get_log_words
from zonewright.catalogs.package import example_plant_path, get_schema
from zonewright.catalogs.wellknown import get_internal_cards, get_remote_tools
from zonewright.contracts.identity import Claim, NewSecret
from zonewright.contracts.platform import Platform
from zonewright.contracts.source import Given, Source, SourceKit
from zonewright.contracts.store import Store, StoreKit
from zonewright.errors import DeniedError, SettingsError
from zonewright.model.workspace.entry import Entry, Outcome
from zonewright.model.workspace.kind import KINDS
from zonewright.model.workspace.principal import Asker
from zonewright.settings import Settings, find_workspace, read_settings
from zonewright.sources.intake import FileIntake
from zonewright.stores.folder import DiskFolder
from zonewright.stores.package import pack
from zonewright.stores.published import DOCUMENT, PublishedSurvey
from zonewright.workflows.compact import CompactRequest
from zonewright.workflows.edges import Edges
from zonewright.workflows.workspace import Workspace

__all__ = [
    "Claim",
    "Given",
    "PublishedSurvey",
    "find_workspace",
    "is_workspace",
    "make_compact_request",
    "make_edges",
    "make_secret",
    "make_settings",
    "open_example_plant",
    "open_folder",
    "open_survey",
    "open_workspace",
    "pack",
    "render_settings",
]

ENGINE = "local"
RECORDS = ".zonewright"


def make_edges(say: Callable[[str], None], settings: Settings | None = None) -> Edges:
    """Join the parts that a survey needs.

    Args:
        say: told what takes long, in words for a person.
        settings: read from this place when not given.
    """
    settings = settings or read_settings()
    platforms: tuple[Platform, ...] = tuple(_load("zonewright.platforms"))
    cache = Path(settings.kernel_cache) if settings.kernel_cache else None
    kit = SourceKit(
        plant_schema=get_schema("plant-1"),
        header_synonyms=get_header_synonyms(),
        platforms=platforms,
        remote_tools=get_remote_tools(),
        internal_cards=get_internal_cards(),
        log_words=get_log_words(),
        kernel_cache=cache,
        say=say,
    )
    sources: tuple[Source, ...] = tuple(_load("zonewright.sources", kit))
    return Edges(
        intake=FileIntake(sources),
        platforms=platforms,
        engine=_get("zonewright.engines", ENGINE)(settings.jobs),
        say=say,
    )


@contextmanager
def open_workspace(
    folder: Path, *, claim: Claim, at: datetime, say: Callable[[str], None], settings: Settings | None = None
) -> Iterator[Workspace]:
    """Open a workspace for one who asks, and close it in the end.

    Args:
        folder: with `zonewright.toml`, or where one will lie.
        claim: who the asker says to be.
        at: now.
        say: told what takes long.
        settings: read from the folder when not given.

    Raises:
        DeniedError: who asks is not proven.
        StoreError: the records cannot be opened.
    """
    settings = settings or read_settings(folder=folder)
    store = _open_store(folder, settings)
    try:
        asker = _prove(claim, store=store, settings=settings, at=at)
        yield Workspace(store, make_edges(say, settings), asker, at, settings.four_eyes, settings.sign_in == "system")
    finally:
        store.close()


def make_secret(kind: str, password: str | None = None) -> NewSecret:
    """Make what a principal proves itself with: `password` from a given one, `token` anew.

    Raises:
        InputError: the password is too short.
    """
    identity = _get("zonewright.identities", kind)()
    made: NewSecret = identity.make_secret() if password is None else identity.make_secret(password)
    return made


def make_compact_request(folder: Path) -> CompactRequest:
    """Give how long a workspace keeps what, as its settings say."""
    settings = read_settings(folder=folder)
    tables = {"flow_records": settings.keep_flow_records_days, "sightings": settings.keep_sightings_days}
    return CompactRequest(settings.keep_history_days, {kind: days for kind, days in tables.items() if days is not None})


def make_settings(*, store: str, sign_in: str, four_eyes: bool) -> Settings:
    """Give the settings of a new workspace, on top of those of this place and person.

    Raises:
        SettingsError: a value is none.
    """
    chosen = {"STORE": store, "SIGN_IN": sign_in, "FOUR_EYES": str(four_eyes)}
    return read_settings({**os.environ, **{f"ZONEWRIGHT_{name}": value for name, value in chosen.items()}})


def render_settings(settings: Settings) -> str:
    """Write the `zonewright.toml` of a new workspace."""
    return (
        "# A zonewright workspace. What can be set here: docs/reference/settings.md\n"
        f"store = {json.dumps(settings.store)}\n"
        f"sign_in = {json.dumps(settings.sign_in)}\n"
        f"four_eyes = {str(settings.four_eyes).lower()}\n"
    )


def is_workspace(folder: Path) -> bool:
    """Tell whether a folder itself is a workspace."""
    return find_workspace(folder) == folder.resolve()


def open_folder(path: Path) -> DiskFolder:
    """Open the folder where documents are published."""
    return DiskFolder(path)


def open_survey(path: Path) -> PublishedSurvey:
    """Open a folder that a survey wrote."""
    return PublishedSurvey(DiskFolder(path).read_document(DOCUMENT))


def open_example_plant() -> AbstractContextManager[Path]:
    """Give the folder of the example plant, as it travels inside the package."""
    return example_plant_path()


def _open_store(folder: Path, settings: Settings) -> Store:
    name, _, _ = (settings.store or "sqlite").partition(":")
    url = settings.store if ":" in settings.store else ""
    kept = None if name == "memory" else folder / RECORDS
    kit = StoreKit(KINDS, url, kept, settings.wait_s, is_known=is_workspace(folder))
    store: Store = _get("zonewright.stores", name.partition("+")[0])(kit)
    return store


def _prove(claim: Claim, *, store: Store, settings: Settings, at: datetime) -> Asker:
    with store.unit_of_work() as unit:
        names = {one.id: one.name for one in unit.iter_records("principals")}
        credentials = tuple(unit.iter_records("credentials"))
    if claim.secret is not None:
        way = "password" if claim.name is not None else "token"
    elif settings.sign_in == "system" or not names:
        way = "system"
    else:
        raise DeniedError(
            "this workspace asks everybody for an account",
            hint="give --as NAME and the password, or a token in ZONEWRIGHT_TOKEN",
        )
    identity = _get("zonewright.identities", way)()
    try:
        proven: Asker = identity.prove(claim, names=names, credentials=credentials, at=at)
    except DeniedError as denied:
        with store.unit_of_work() as unit:
            said = claim.name or ("a token" if claim.secret is not None else "nobody")
            unit.commit(Entry(at, said, "not proven", "sign in", Outcome.DENIED, str(denied)))
        raise
    return proven


def _load(group: str, *arguments: Any) -> list[Any]:
    return [point.load()(*arguments) for point in sorted(entry_points(group=group), key=lambda point: point.name)]


def _get(group: str, name: str) -> Callable[..., Any]:
    for point in entry_points(group=group):
        if point.name == name:
            made: Callable[..., Any] = point.load()
            return made
    raise SettingsError(f"nothing called {name} is installed for {group}", hint="install zonewright again with pip")
