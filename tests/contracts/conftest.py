"""Every store that an entry point names, each at a place of its own."""

from collections.abc import Callable, Iterator
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from tests.contracts.members import load_members
from tests.needs import need
from tests.stores.cluster import Cluster, running_cluster
from tests.stores.kept import make_kit
from zonewright.contracts.store import Store, StoreKit

STORES = dict(load_members("zonewright.stores", entry_points(group="zonewright.stores")))
Opener = Callable[..., Store]


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    need("postgresql")
    with running_cluster() as running:
        yield running


@pytest.fixture
def store_place(request: pytest.FixtureRequest, store_name: str, tmp_path: Path) -> str:
    """Where a store keeps its records, in its own words."""
    if store_name == "postgresql":
        emptied: str = request.getfixturevalue("cluster").empty_database()
        return emptied
    return str(tmp_path / "records.sqlite") if store_name == "sqlite" else ""


@pytest.fixture
def opener(store_name: str, store_place: str) -> Iterator[Opener]:
    """Opens a store, at its place each time, and closes all in the end."""
    made: list[Store] = []

    def open_here(kit: StoreKit | None = None) -> Store:
        made.append(STORES[store_name](kit or make_kit(store_place)))
        return made[-1]

    yield open_here
    for one in made:
        one.close()


@pytest.fixture
def store(opener: Opener) -> Store:
    return opener()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    marks = metafunc.definition.iter_markers("parametrize")
    given = any("store_name" in mark.args[0] for mark in marks)
    if "store_name" in metafunc.fixturenames and not given:
        metafunc.parametrize("store_name", sorted(STORES))
