"""The only place that chooses who plays which part: entry points to edges, settings to arguments."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

from zonewright.catalogs.headers import get_header_synonyms
from zonewright.catalogs.package import example_plant_path, get_schema
from zonewright.contracts.platform import Platform
from zonewright.contracts.source import Given, Source, SourceKit
from zonewright.errors import SettingsError
from zonewright.settings import Settings, read_settings
from zonewright.sources.intake import FileIntake
from zonewright.stores.folder import DiskFolder
from zonewright.stores.published import PublishedSurvey
from zonewright.workflows.survey import Edges

__all__ = ["Given", "PublishedSurvey", "make_edges", "open_example_plant", "open_folder", "open_survey"]

STORE, ENGINE = "memory", "local"


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
        kernel_cache=cache,
        say=say,
    )
    sources: tuple[Source, ...] = tuple(_load("zonewright.sources", kit))
    return Edges(
        intake=FileIntake(sources),
        platforms=platforms,
        store=_get("zonewright.stores", STORE)(),
        engine=_get("zonewright.engines", ENGINE)(settings.jobs),
        say=say,
    )


def open_folder(path: Path) -> DiskFolder:
    """Open the folder where documents are published."""
    return DiskFolder(path)


def open_survey(path: Path) -> PublishedSurvey:
    """Open a folder that a survey wrote."""
    return PublishedSurvey(DiskFolder(path))


def open_example_plant() -> AbstractContextManager[Path]:
    """Give the folder of the example plant, as it travels inside the package."""
    return example_plant_path()


def _load(group: str, *arguments: Any) -> list[Any]:
    return [point.load()(*arguments) for point in sorted(entry_points(group=group), key=lambda point: point.name)]


def _get(group: str, name: str) -> Callable[..., Any]:
    for point in entry_points(group=group):
        if point.name == name:
            made: Callable[..., Any] = point.load()
            return made
    raise SettingsError(f"nothing called {name} is installed for {group}", hint="install zonewright again with pip")
