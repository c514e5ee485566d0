from pathlib import Path

from zonewright.model.observation import Problem, Status
from zonewright.sources.opened import Account, derive_failure, derive_input, read_file


def test_a_file_is_named_by_its_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).write_bytes(b"same")
    one, two = (read_file(tmp_path / name, shown=name) for name in ("a", "b"))
    assert one.id == two.id
    assert (one.shown, two.shown) == ("a", "b")


def test_the_account_decides_how_far_it_was_read(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x")
    opened = read_file(tmp_path / "a", shown="a")
    problem = Problem.of(opened.id, "line 1", what="is bad")
    assert derive_input(opened, Account(1, {"blank": 2}), kind="inventory").status is Status.COMPLETE
    partial = derive_input(opened, Account(1, {"blank": 2}, (problem,)), kind="inventory")
    assert (partial.status, partial.lines) == (Status.PARTIAL, 4)
    assert Account(0, {}, (problem,)).status is Status.FAILED
    assert derive_failure(opened, kind="plant", where="line 1", what="is bad").input.lines is None
