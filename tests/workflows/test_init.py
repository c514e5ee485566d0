"""A workspace is made once, and who makes it may do everything in it."""

from pathlib import Path

import pytest

from tests.workspace import STORES, Site, make_store, meddled, open_edges
from zonewright.errors import ConflictError, StoreError
from zonewright.model.workspace.principal import Duty, Grant, LifeCycleRole, PrincipalKind
from zonewright.stores.folder import DiskFolder
from zonewright.workflows.init import InitRequest, init


@pytest.fixture(params=STORES)
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Site:
    return Site(make_store(request.param, tmp_path), open_edges(), tmp_path)


def test_who_makes_it_gets_every_duty_for_the_whole_plant(empty: Site) -> None:
    done = init(InitRequest('store = "sqlite"\n'), folder=DiskFolder(empty.folder), workspace=empty.open("ada"))
    (ada,) = empty.list_records("principals")
    assert done.administrator == ada
    assert (ada.name, ada.kind, ada.role) == ("ada", PrincipalKind.PERSON, LifeCycleRole.OPERATOR)
    assert set(ada.grants) == {Grant(duty) for duty in Duty}
    assert (empty.folder / "zonewright.toml").read_text("utf-8") == 'store = "sqlite"\n'
    (entry,) = empty.read_log()
    assert (entry.principal, entry.proven_by, entry.verb) == ("ada", "password", "init")
    assert "first administrator" in entry.what


def test_a_folder_that_is_one_already_is_left_as_it_is(empty: Site) -> None:
    with pytest.raises(ConflictError, match="a workspace already"):
        init(InitRequest("", exists=True), folder=DiskFolder(empty.folder), workspace=empty.open("ada"))
    assert empty.read_log() == []
    assert not (empty.folder / "zonewright.toml").exists()


def test_joining_a_store_with_people_gives_nobody_a_right(empty: Site) -> None:
    init(InitRequest("a = 1"), folder=DiskFolder(empty.folder / "one"), workspace=empty.open("ada"))
    done = init(InitRequest("a = 1"), folder=DiskFolder(empty.folder / "two"), workspace=empty.open("mallory"))
    assert done.administrator is None
    assert [one.name for one in empty.list_records("principals")] == ["ada"]
    assert (empty.folder / "two" / "zonewright.toml").exists()


def test_two_that_make_it_at_once_have_one_administrator(empty: Site) -> None:
    def be_quicker() -> None:
        init(InitRequest(""), folder=DiskFolder(empty.folder / "two"), workspace=empty.open("bo"))

    with meddled(empty, be_quicker):
        init(InitRequest(""), folder=DiskFolder(empty.folder / "one"), workspace=empty.open("ada"))
    assert [one.name for one in empty.list_records("principals")] == ["bo"]


def test_a_folder_that_cannot_be_written_is_said_and_it_can_be_tried_again(empty: Site) -> None:
    (empty.folder / "taken").write_text("a file, no folder", "utf-8")
    with pytest.raises(StoreError):
        init(InitRequest(""), folder=DiskFolder(empty.folder / "taken"), workspace=empty.open("ada"))
    init(InitRequest(""), folder=DiskFolder(empty.folder), workspace=empty.open("ada"))
    assert [one.name for one in empty.list_records("principals")] == ["ada"]
