"""Nothing lies in the repository that does not belong there; each gate on the house and on a planted tree."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.house import hygiene_gates
from tests.house.gates import ROOT
from tests.house.source import Finding

PLANTED: dict[str, tuple[Callable[[Path], Iterator[Finding]], str, list[str]]] = {
    "registry": (
        hygiene_gates.iter_registry_addresses,
        "requirements.lock",
        ["--index-url pypi", "--find-links wheels", "a @ https" + "://host/a.whl", "a @ file" + "://a.whl"],
    ),
    "machine-path": (
        hygiene_gates.iter_machine_paths,
        "docs/a.md",
        ["see /work" + "/plant", "cd /root" + "/x", "`/home" + "/ada/plant.pcap`"],
    ),
    "key": (
        hygiene_gates.iter_keys,
        "src/a.pem",
        ["-----BEGIN " + "PRIVATE KEY-----", "-----BEGIN " + "OPENSSH PRIVATE KEY-----"],
    ),
    "big-file": (hygiene_gates.iter_big_files, "examples/a.pcap", ["x" * 10_000_001]),
    "licence": (
        hygiene_gates.iter_foreign_files,
        "src/a.js",
        ["/* Permission is hereby" + " granted, free of charge */", "// SPDX-License" + "-Identifier: MIT"],
    ),
}
CASES = [(gate, line) for gate, (_, _, lines) in PLANTED.items() for line in lines]


@pytest.mark.parametrize("gate", sorted(PLANTED))
def test_house_is_clean(gate: str) -> None:
    look, _, _ = PLANTED[gate]
    assert [f"{one.where}: {one.what}" for one in look(ROOT)] == []


@pytest.mark.parametrize(("gate", "line"), CASES, ids=[f"{gate}-{number}" for number, (gate, _) in enumerate(CASES)])
def test_planted_violation_is_caught(gate: str, line: str, tmp_path: Path) -> None:
    look, path, _ = PLANTED[gate]
    file = tmp_path / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("# one\n", encoding="utf-8")
    assert list(look(tmp_path)) == []
    file.write_text(f"# one\n{line}\n", encoding="utf-8")
    assert [one.where.split(":")[0] for one in look(tmp_path)] == [path]


def test_other_paths_are_no_machine(tmp_path: Path) -> None:
    lines = ("tests{}a", "https://host{}a", "~{}a", "$HOME{}a", "./here{}a")
    text = "\n".join(line.format("/" + "work/") for line in lines)
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    assert list(hygiene_gates.iter_machine_paths(tmp_path)) == []


def test_files_of_a_plain_folder_are_listed(tmp_path: Path) -> None:
    (tmp_path / ".venv").mkdir()
    (tmp_path / ".venv" / "a.py").touch()
    (tmp_path / "b.py").touch()
    assert hygiene_gates.list_files(tmp_path) == ("b.py",)
