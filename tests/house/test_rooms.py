"""The floors, the doors and the purity contract on the house itself, and their lists against the tree."""

import ast
from pathlib import Path

from tests.house.garden import plant
from tests.house.gates import ROOT
from tests.house.linter import floor_rooms, read_contracts, run_contracts, tree_rooms
from tests.house.source import PACKAGE, PURE, STEPS, iter_imports, sources

EDGES = {"sources", "platforms", "stores", "engines", "notaries", "identities", "messengers", "devices"}
DOOR_KNOWS = {"cli", "wiring", "workflows", "access", "catalogs", "model", "errors"}


def test_import_contracts_hold() -> None:
    code, words = run_contracts(ROOT)
    assert code == 0, words


def test_floors_name_the_rooms_that_exist() -> None:
    floors = read_contracts(ROOT)["floors"]
    outside = set(floors["exhaustive_ignores"])
    assert outside == {"__main__", "_version"}
    assert set(floor_rooms(ROOT)) == tree_rooms(ROOT) - outside


def test_a_room_without_a_floor_is_caught(tmp_path: Path) -> None:
    root = plant(tmp_path)
    known = tree_rooms(root)
    (root / PACKAGE / "attic").mkdir()
    (root / PACKAGE / "attic" / "box.py").touch()
    assert tree_rooms(root) - known == {"attic"}


def test_floors_are_exhaustive() -> None:
    floors = read_contracts(ROOT)["floors"]
    assert floors["exhaustive"] is True
    assert "ignore_imports" not in floors


def test_no_contract_looks_away() -> None:
    for contract in read_contracts(ROOT).values():
        assert "ignore_imports" not in contract
        assert "unmatched_ignore_imports_alerting" not in contract


def test_door_is_forbidden_all_rooms_but_its_own() -> None:
    doors = read_contracts(ROOT)["doors"]
    assert _rooms(doors["forbidden_modules"]) == set(floor_rooms(ROOT)) - DOOR_KNOWS


def test_edges_are_forbidden_steps_and_what_ground_they_do_not_need() -> None:
    contracts = read_contracts(ROOT)
    rooms = set(floor_rooms(ROOT))
    upper = {"hardening", *STEPS} & rooms
    listed = _rooms(contracts["sources"]["source_modules"]) | _rooms(contracts["edges"]["source_modules"])
    assert listed == EDGES & rooms
    assert _rooms(contracts["sources"]["forbidden_modules"]) == upper | {"catalogs"}
    assert _rooms(contracts["edges"]["forbidden_modules"]) == upper | {"catalogs", "protocols"}


def test_stair_stands_on_risk_and_assessment_only() -> None:
    steps = set(STEPS) & set(floor_rooms(ROOT))
    assert _rooms(read_contracts(ROOT)["stair"]["forbidden_modules"]) == steps - {"risk", "assessment"}


def test_purity_covers_every_pure_room() -> None:
    purity = read_contracts(ROOT)["purity"]
    machine = {"socket", "subprocess", "sqlite3", "asyncio", "os", "pathlib", "time", "random", "duckdb", "pyspark"}
    assert _rooms(purity["source_modules"]) == set(PURE) & set(floor_rooms(ROOT))
    assert machine <= set(purity["forbidden_modules"])


def test_package_itself_imports_only_its_version() -> None:
    (house,) = (one for one in sources(ROOT) if one.path == f"{PACKAGE}/__init__.py")
    assert {module for module, _ in iter_imports(house)} <= {"zonewright._version"}


def test_no_relative_imports() -> None:
    for source in sources(ROOT, PACKAGE, "tests", "bench"):
        for node in ast.walk(source.tree):
            assert not (isinstance(node, ast.ImportFrom) and node.level), source.path


def _rooms(modules: list[str]) -> set[str]:
    return {module.removeprefix("zonewright.") for module in modules}
