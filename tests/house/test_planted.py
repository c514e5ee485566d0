"""Every gate that reads the tree catches its violation, planted in an otherwise sound house."""

from pathlib import Path

import pytest

from tests.house.garden import plant
from tests.house.gates import GATES, Exemption, split_findings
from tests.house.source import PACKAGE

DOC = '"""Planted."""\n\n'
BODY = "    x = 1\n"
DEEP = "def f(a: int) -> None:\n    for a in ():\n        if a:\n            with a:\n                while a: ...\n"
NOUN = "from dataclasses import dataclass\n\n\n@dataclass(frozen=True)\nclass Zone:\n    x: int\n"

# gate -> (file, its text); the file alone is the violation
PLANTED: dict[str, tuple[str, str]] = {
    "booleans": ("sources/a.py", DOC + "def read(path: str, strict: bool = False) -> None:\n" + BODY),
    "broad-except": ("sources/a.py", DOC + "try:\n    x = 1\nexcept Exception:\n    x = 2\n"),
    "chance": ("zoning/a.py", DOC + "import numpy as np\n\nx = np.random.default_rng(1).random()\n"),
    "circles": ("model/zone.py", DOC + "def f() -> None:\n    from zonewright.model import zone\n"),
    "clock": ("workflows/a.py", DOC + "from datetime import datetime as d\n\nx = d.now()\n"),
    "crowded-workflows": ("workflows/a.py", DOC + "def a() -> None:\n" + BODY + "def b() -> None:\n" + BODY),
    "data-in-code": ("zoning/a.py", DOC + f"PORTS = {dict.fromkeys(range(61), 1)}\n"),
    "docstrings": ("zoning/a.py", DOC + "def derive_zone(x: int) -> int:\n    return x\n"),
    "file-lines": ("zoning/a.py", DOC + "x = 1\n" * 500),
    "forbidden-words": ("zoning/zone_helper.py", DOC),
    "function-lines": ("zoning/a.py", DOC + "def f() -> None:\n" + BODY * 40),
    "laws": ("zoning/__init__.py", '"""Zones."""\n'),
    "nesting": ("zoning/a.py", DOC + DEEP),
    "nouns": ("model/zone.py", DOC + NOUN),
    "package-data": ("reports/a.py", DOC + "from importlib import resources\n\nx = resources.files('zonewright')\n"),
    "parameters": ("zoning/a.py", DOC + "def f(a: int, b: int, c: int) -> int:\n    return a\n"),
    "pure-files": ("zoning/a.py", DOC + "x = open('plant.yaml')\n"),
    "singular": ("model/zones.py", DOC),
    "untested": ("zoning/a.py", DOC + "def f() -> int:\n    return 1\n"),
    "verbs": ("assessment/a.py", DOC + "def check_zone(x: int) -> int:\n    raise ValueError(x)\n"),
    "verification": ("workflows/a.py", DOC + "try:\n    x = 1\nexcept errors.VerificationError:\n    x = 2\n"),
}


def found(gate: str, root: Path) -> str:
    problems, _ = split_findings(gate, root, ())
    return "\n".join(problems)


@pytest.mark.parametrize("gate", sorted(GATES))
def test_sound_house_passes(gate: str, tmp_path: Path) -> None:
    assert found(gate, plant(tmp_path)) == ""


@pytest.mark.parametrize("gate", sorted(PLANTED))
def test_planted_violation_is_caught(gate: str, tmp_path: Path) -> None:
    path, text = PLANTED[gate]
    root = plant(tmp_path, {f"{PACKAGE}/{path}": text})
    assert path in found(gate, root)


def test_every_gate_has_a_planted_violation() -> None:
    assert set(GATES) - set(PLANTED) == {"orphan-tests", "protocol-shape", "room-files", "suites"}


def test_orphan_test_is_caught(tmp_path: Path) -> None:
    assert "test_gone.py" in found("orphan-tests", plant(tmp_path, {"tests/model/test_gone.py": ""}))


def test_full_room_is_caught(tmp_path: Path) -> None:
    files = {f"{PACKAGE}/zoning/a{number}.py": DOC for number in range(21)}
    assert "zoning: 21 files" in found("room-files", plant(tmp_path, files))


def test_protocol_of_another_shape_is_caught(tmp_path: Path) -> None:
    shape = {f"{PACKAGE}/protocols/modbus/{stem}.py": DOC for stem in ("__init__", "codes", "count", "read")}
    root = plant(tmp_path, shape)
    assert found("protocol-shape", root) == ""
    (root / f"{PACKAGE}/protocols/modbus/count.py").unlink()
    assert "modbus: has no count.py" in found("protocol-shape", root)


@pytest.mark.parametrize(
    ("signature", "caught"),
    [
        ("def check_zone(x: int) -> Verdict:\n    return x", False),
        ("def check_zone(x: int) -> None:\n    x = 1", True),
        ("def find_zone(x: int) -> Zone | None:\n    return x", False),
        ("def find_zone(x: int) -> Zone:\n    return x", True),
        ("def get_zone(x: int) -> Zone:\n    return x", False),
        ("def get_zone(x: int) -> Zone | None:\n    return x", True),
        ("def iter_zones(x: int) -> Iterator[tuple[Zone, ...]]:\n    return x", False),
        ("def iter_zones(x: int) -> tuple[Zone, ...]:\n    return x", True),
        ("def verify_zone(x: int) -> None:\n    x = 1", True),
        ("def verify_zone(x: int) -> None:\n    raise VerificationError", False),
    ],
)
def test_meaning_of_verbs(signature: str, tmp_path: Path, *, caught: bool) -> None:
    files = {f"{PACKAGE}/zoning/a.py": DOC + signature + "\n"}
    assert bool(found("verbs", plant(tmp_path, files))) is caught


@pytest.mark.parametrize(
    ("signature", "caught"),
    [
        ("(a, b, *, c, d, e)", False),
        ("(a, b, *, c, d, e, f)", True),
        ("(a, b, c)", True),
        ("(a, b, *, c=1, **more)", False),
    ],
)
def test_parameters(signature: str, tmp_path: Path, *, caught: bool) -> None:
    files = {f"{PACKAGE}/zoning/a.py": DOC + f"def f{signature}:\n" + BODY}
    assert bool(found("parameters", plant(tmp_path, files))) is caught


def test_edge_without_a_suite_is_caught(tmp_path: Path) -> None:
    root = plant(tmp_path, {"tests/contracts/test_store.py": "from zonewright.stores.memory import MemoryStore\n"})
    assert "zonewright.stores: no suite" in found("suites", root)


def test_entry_point_without_a_module_is_caught(tmp_path: Path) -> None:
    root = plant(tmp_path)
    (root / f"{PACKAGE}/stores/memory.py").unlink()
    assert "zonewright.stores:memory" in found("suites", root)


@pytest.mark.parametrize(
    "line",
    [
        "import time\nx = time.perf_counter()",
        "from time import monotonic\nx = monotonic",
        "import datetime as dt\nx = dt.datetime.now(dt.UTC)",
        "from datetime import date\nx = date.today()",
        "import numpy as np\nx = np.datetime64('now')",
        "def f():\n    import time\n    return time.time_ns()",
    ],
)
def test_every_clock_is_caught(line: str, tmp_path: Path) -> None:
    assert "a.py" in found("clock", plant(tmp_path, {f"{PACKAGE}/wiring/a.py": DOC + line + "\n"}))


def test_a_door_may_read_the_clock(tmp_path: Path) -> None:
    files = {f"{PACKAGE}/cli/a.py": DOC + "import time\nx = time.time()\n"}
    assert found("clock", plant(tmp_path, files)) == ""


@pytest.mark.parametrize(
    ("handler", "caught"),
    [
        ("except Exception as e:\n    raise InputError('x') from e", False),
        ("except BaseException:\n    x = 2\n    raise", False),
        ("except ValueError:\n    x = 2", False),
        ("except Exception as e:\n    raise ValueError('x') from e", True),
        ("except Exception:\n    raise InputError('x') from None", True),
        ("except Exception:\n    raise", True),
        ("except (ValueError, Exception):\n    x = 2", True),
        ("except:\n    x = 2", True),
    ],
)
def test_broad_handlers(handler: str, tmp_path: Path, *, caught: bool) -> None:
    files = {f"{PACKAGE}/sources/a.py": DOC + f"try:\n    x = 1\n{handler}\n"}
    assert bool(found("broad-except", plant(tmp_path, files))) is caught


def test_suppressing_everything_is_caught(tmp_path: Path) -> None:
    text = DOC + "import contextlib\n\nwith contextlib.suppress(Exception):\n    x = 1\n"
    assert "suppresses" in found("broad-except", plant(tmp_path, {f"{PACKAGE}/sources/a.py": text}))


def test_kernel_has_more_room(tmp_path: Path) -> None:
    kernel = "@njit(cache=True)\ndef f(a, b, c, d, e, g):\n" + BODY * 78
    files = {f"{PACKAGE}/protocols/a.py": DOC + kernel}
    assert found("function-lines", plant(tmp_path, files)) == ""
    assert found("parameters", plant(tmp_path, files)) == ""
    longer = {f"{PACKAGE}/protocols/a.py": DOC + kernel + BODY * 2}
    assert "81 lines" in found("function-lines", plant(tmp_path, longer))


def test_docstring_does_not_count_as_lines(tmp_path: Path) -> None:
    text = DOC + 'def f() -> None:\n    """One.\n' + "\n    More.\n" * 40 + '    """\n' + BODY * 39
    assert found("function-lines", plant(tmp_path, {f"{PACKAGE}/zoning/a.py": text})) == ""


def test_chain_of_elif_is_one_block(tmp_path: Path) -> None:
    text = DOC + "def f(x):\n    if x:\n        x = 1\n" + "    elif x:\n        x = 1\n" * 6
    assert found("nesting", plant(tmp_path, {f"{PACKAGE}/zoning/a.py": text})) == ""


def test_a_needless_exception_is_told(tmp_path: Path) -> None:
    exemption = Exemption(gate="singular", where=f"{PACKAGE}/model/asset.py", why="was once assets.py")
    assert split_findings("singular", plant(tmp_path), (exemption,)) == ((), (exemption,))


def test_an_exception_covers_its_place_only(tmp_path: Path) -> None:
    root = plant(tmp_path, {f"{PACKAGE}/model/zones.py": DOC, f"{PACKAGE}/model/flows.py": DOC})
    exemption = Exemption(gate="singular", where=f"{PACKAGE}/model/zones.py", why="for now")
    problems, needless = split_findings("singular", root, (exemption,))
    assert len(problems) == 1
    assert "flows.py" in problems[0]
    assert not needless
