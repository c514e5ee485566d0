"""The laws of `zonewright.contracts.folder`, on every folder there is."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from zonewright.contracts.folder import Folder
from zonewright.errors import StoreError
from zonewright.stores.folder import DiskFolder

FOLDERS: Mapping[str, Callable[[Path], Folder]] = {"disk": DiskFolder}


class Interrupted(Mapping[str, bytes]):
    """Two documents, and a Ctrl-C while the second is asked for."""

    def __getitem__(self, name: str) -> bytes:
        if name == "second":
            raise KeyboardInterrupt
        return b"new"

    def __iter__(self) -> Iterator[str]:
        return iter(("first", "second"))

    def __len__(self) -> int:
        return 2


@pytest.fixture(params=FOLDERS)
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Folder:
    return FOLDERS[request.param](tmp_path / "out")


def test_documents_come_back_byte_by_byte(folder: Folder) -> None:
    documents = {"survey.json": b"{}\r\n\x00\xff", "empty": b""}
    folder.publish(documents)
    assert {name: folder.read_document(name) for name in documents} == documents


def test_the_paths_stand_in_the_order_of_the_documents(folder: Folder) -> None:
    paths = folder.publish({"b": b"1", "a": b"2"})
    assert [path.rsplit("/", 1)[-1] for path in paths] == ["b", "a"]


def test_publishing_again_replaces_and_leaves_the_others(folder: Folder) -> None:
    folder.publish({"a": b"old", "b": b"stays"})
    folder.publish({"a": b"new"})
    assert (folder.read_document("a"), folder.read_document("b")) == (b"new", b"stays")


def test_interrupted_before_the_end_every_document_is_as_it_was(folder: Folder) -> None:
    folder.publish({"first": b"old", "second": b"old"})
    with pytest.raises(KeyboardInterrupt):
        folder.publish(Interrupted())
    assert (folder.read_document("first"), folder.read_document("second")) == (b"old", b"old")


def test_interrupted_at_the_first_publication_there_is_nothing_half_written(folder: Folder) -> None:
    with pytest.raises(KeyboardInterrupt):
        folder.publish(Interrupted())
    with pytest.raises(StoreError):
        folder.read_document("first")


def test_a_document_that_is_not_there_is_said_with_its_place(folder: Folder) -> None:
    folder.publish({"a": b""})
    with pytest.raises(StoreError, match=r"out/report\.html") as caught:
        folder.read_document("report.html")
    assert caught.value.hint
