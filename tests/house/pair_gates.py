"""Gates on pairs: source and test, verb and its files, name and its documentation."""

import ast
import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.house.size_gates import count_functions
from tests.house.source import PACKAGE, Finding, Source, decorator_words, iter_functions, sources

FREE_TESTS = ("house", "laws", "contracts", "plants", "cases", "docs")
PROTOCOL_SHAPE = ("codes", "count", "read")
HOW_TO = "docs/how-to"
HOW_TO_FREE = frozenset({"README", "index"})
FENCED = re.compile(r"`([^`\n]+)`")


def iter_untested(root: Path) -> Iterator[Finding]:
    """Each source file that holds a function has its test file."""
    for source in sources(root):
        if count_functions(source) and not (root / mirror_of(source.path)).is_file():
            yield Finding("mirror", source.path, f"has no {mirror_of(source.path)}")


def iter_orphan_tests(root: Path) -> Iterator[Finding]:
    """Each test file has its source file; suites that look at the whole house are free."""
    mirrored = {mirror_of(source.path) for source in sources(root)}
    for test in sources(root, "tests"):
        is_free = test.path.split("/")[1] in FREE_TESTS
        if test.stem.startswith("test_") and not is_free and test.path not in mirrored:
            yield Finding("mirror", test.path, "tests a file that is not there")


def mirror_of(path: str) -> str:
    """`src/zonewright/a/b.py` is tested in `tests/a/test_b.py`, a room's `__init__.py` in `test_init.py`."""
    folder, _, name = path.removeprefix(f"{PACKAGE}/").rpartition("/")
    stem = name.removesuffix(".py").strip("_")
    return "/".join(part for part in ("tests", folder, f"test_{stem}.py") if part)


def iter_unpaired_verbs(root: Path, verbs: Iterable[tuple[str, str]]) -> Iterator[Finding]:
    """A verb has a command file and a how-to page, and a workflow file if it is a workflow; and the reverse."""
    registry = dict(verbs)
    for verb, kind in sorted(registry.items()):
        wanted = [f"{PACKAGE}/cli/{verb}.py", f"{HOW_TO}/{verb}.md"]
        if kind == "workflow":
            wanted.append(f"{PACKAGE}/workflows/{verb}.py")
        for path in wanted:
            if not (root / path).is_file():
                yield Finding("verb-list", path, f"missing, and {verb} is a {kind}")
    for path, verb, kind in _verb_files(root):
        if registry.get(verb, "") not in ("workflow", kind):
            yield Finding("verb-list", path, f"{verb} is no {kind} of the registry")


def is_noun(source: Source) -> bool:
    """A file of `workflows` that is no verb but a noun that verbs share: classes, and no public function."""
    return source.room == "workflows" and not _public_functions(source) and bool(_classes(source))


def iter_crowded_workflows(root: Path) -> Iterator[Finding]:
    """A workflow file has one public function, unless it is a noun that workflows share."""
    for source in sources(root):
        if source.room != "workflows" or source.stem == "__init__" or is_noun(source):
            continue
        public = _public_functions(source)
        if len(public) != 1:
            yield Finding("verb-list", source.path, f"{len(public)} public functions, a workflow has one")


def iter_shapeless_protocols(root: Path) -> Iterator[Finding]:
    """Every protocol's room has the same shape: codes, count, read."""
    for room in sorted((root / PACKAGE / "protocols").glob("*/__init__.py")):
        for stem in PROTOCOL_SHAPE:
            if not (room.parent / f"{stem}.py").is_file():
                yield Finding("protocol-shape", room.parent.relative_to(root).as_posix(), f"has no {stem}.py")


def iter_unequal_names(gate: str, where: str, *, ours: Iterable[str], theirs: Iterable[str]) -> Iterator[Finding]:
    """Two lists that must say the same: what is, and what is written of it."""
    is_there, is_written = set(ours), set(theirs)
    yield from (Finding(gate, where, f"{name} is missing") for name in sorted(is_there - is_written))
    yield from (Finding(gate, where, f"{name} does not exist") for name in sorted(is_written - is_there))


def first_column(root: Path, page: str) -> tuple[str, ...]:
    """What stands between backticks in the first column of the tables of a page."""
    lines = (root / page).read_text(encoding="utf-8").splitlines()
    cells = [line.strip().strip("|").split("|")[0] for line in lines if line.strip().startswith("|")]
    return tuple(name for cell in cells for name in FENCED.findall(cell))


def iter_unproven_edges(root: Path) -> Iterator[Finding]:
    """Each family of edges has a suite that reads its members from the entry points, and each member exists."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    suites = sources(root, "tests/contracts")
    for group, members in sorted(project.get("entry-points", {}).items()):
        if not any(group in suite.text and "entry_points" in suite.text for suite in suites):
            yield Finding("suites", group, "no suite in tests/contracts reads these entry points")
        for name, target in sorted(members.items()):
            path = "src/" + target.split(":")[0].replace(".", "/")
            if not ((root / f"{path}.py").is_file() or (root / path / "__init__.py").is_file()):
                yield Finding("suites", f"{group}:{name}", f"{target} is not there")


def _verb_files(root: Path) -> Iterator[tuple[str, str, str]]:
    for source in sources(root):
        if source.room == "workflows" and source.stem != "__init__" and not is_noun(source):
            yield source.path, source.stem, "workflow"
        if source.room == "cli" and _holds_a_command(source):
            yield source.path, source.stem, "door"
    for page in sorted((root / HOW_TO).glob("*.md")):
        if page.stem not in HOW_TO_FREE:
            yield page.relative_to(root).as_posix(), page.stem, "door"


def _public_functions(source: Source) -> list[str]:
    return [f.name for f in iter_functions(source) if "." not in f.name and not f.name.startswith("_")]


def _classes(source: Source) -> list[str]:
    return [node.name for node in source.tree.body if isinstance(node, ast.ClassDef)]


def _holds_a_command(source: Source) -> bool:
    named = any(f.node.name == source.stem for f in iter_functions(source) if "." not in f.name)
    registered = any("command" in decorator_words(f.node) for f in iter_functions(source))
    return source.stem != "__init__" and (named or registered)
