"""Gates on what a line may touch: clock, chance, files, package data, errors, circles of imports."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.house.source import (
    DOORS,
    PACKAGE,
    PURE,
    Finding,
    Source,
    dotted_name,
    iter_imports,
    iter_references,
    sources,
)

CLOCKS = frozenset(
    {"datetime.datetime.now", "datetime.datetime.utcnow", "datetime.datetime.today", "datetime.date.today"}
    | {f"time.{clock}{unit}" for clock in ("time", "monotonic", "perf_counter", "process_time") for unit in ("", "_ns")}
    | {f"time.{clock}" for clock in ("thread_time", "clock_gettime", "localtime", "gmtime", "ctime", "asctime")}
)
CHANCE = ("uuid.uuid1", "uuid.uuid4", "os.urandom")
FILE_FUNCTIONS = frozenset(
    {"io.open", "codecs.open", "builtins.open", "importlib.import_module", "importlib.metadata.entry_points"}
    | {f"numpy.{verb}" for verb in ("load", "save", "savez", "fromfile", "memmap", "loadtxt", "savetxt", "genfromtxt")}
    | {"pyarrow.memory_map", "pyarrow.OSFile", "pyarrow.input_stream", "pyarrow.output_stream"}
)
FILE_ROOMS = ("pyarrow.parquet", "pyarrow.csv", "pyarrow.fs", "pyarrow.dataset", "zipfile", "tarfile", "gzip")
FILE_BUILTINS = frozenset({"open", "__import__", "eval", "exec", "print", "input"})
PACKAGE_DATA = ("importlib.resources", "importlib_resources", "pkgutil", "pkg_resources")
OWN_PATH = frozenset({"__file__", "__path__", "__spec__"})
BROAD = frozenset({"Exception", "BaseException"})


def iter_clocks(root: Path) -> Iterator[Finding]:
    """Nobody below the doors reads a clock: times are passed in."""
    for source in sources(root):
        if source.room in DOORS:
            continue
        for name, line in iter_references(source):
            if name in CLOCKS:
                yield Finding("clock", source.path, f"line {line} reads the clock: {name}")
        for call in _calls(source, "numpy.datetime64"):
            if any(isinstance(a, ast.Constant) and a.value in {"now", "today"} for a in call.args):
                yield Finding("clock", source.path, f"line {call.lineno} reads the clock: numpy.datetime64")


def iter_chance(root: Path) -> Iterator[Finding]:
    """A pure room draws no number but from the generator that it is given."""
    for source in _pure(root):
        for name, line in iter_references(source):
            drawn = name.startswith("numpy.random.") and name != "numpy.random.Generator"
            if drawn or name in CHANCE:
                yield Finding("chance", source.path, f"line {line} draws by itself: {name}")


def iter_files_in_pure_rooms(root: Path) -> Iterator[Finding]:
    """A pure room opens no file, prints nothing and runs no text as code."""
    for source in _pure(root):
        for name, line in iter_references(source):
            if name in FILE_FUNCTIONS or name.startswith(FILE_ROOMS):
                yield Finding("pure-files", source.path, f"line {line} touches the machine: {name}")
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in FILE_BUILTINS:
                yield Finding("pure-files", source.path, f"line {node.lineno} touches the machine: {node.func.id}")


def iter_package_data(root: Path) -> Iterator[Finding]:
    """Package data is opened in `catalogs`; the others receive it as arguments."""
    for source in sources(root):
        if source.room == "catalogs":
            continue
        for module, name in iter_imports(source):
            if f"{module}.{name or ''}".startswith(PACKAGE_DATA):
                yield Finding("package-data", source.path, f"imports {module}")
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Name) and node.id in OWN_PATH:
                yield Finding("package-data", source.path, f"line {node.lineno} looks for its own place: {node.id}")


def iter_broad_handlers(root: Path) -> Iterator[Finding]:
    """`except Exception` stands in a door, or turns a foreign library's failure into one named error."""
    named = _named_errors(root)
    for source in sources(root):
        if source.room in DOORS:
            continue
        for node in ast.walk(source.tree):
            if isinstance(node, ast.ExceptHandler) and not _may_stand(node, named):
                yield Finding("broad-except", source.path, f"line {node.lineno} catches everything")
        for call in _calls(source, "contextlib.suppress"):
            if any(isinstance(a, ast.Name) and a.id in BROAD for a in call.args):
                yield Finding("broad-except", source.path, f"line {call.lineno} suppresses everything")


def iter_caught_verifications(root: Path) -> Iterator[Finding]:
    """A `VerificationError` is never caught below a door."""
    for source in sources(root):
        if source.room in DOORS:
            continue
        for node in ast.walk(source.tree):
            if isinstance(node, ast.ExceptHandler) and "VerificationError" in _caught(node):
                yield Finding("verification", source.path, f"line {node.lineno} catches VerificationError")


def iter_circles(root: Path) -> Iterator[Finding]:
    """No module reaches itself by imports, lazy and type-only ones counted."""
    graph = _import_graph(root)
    reach = {path: _reachable(graph, path) for path in graph}
    circles = {tuple(sorted({one, *(o for o in reach[one] if one in reach[o])})) for one in graph if one in reach[one]}
    for circle in sorted(circles):
        yield Finding("circles", circle[0], "imports itself by way of " + ", ".join(circle))


def _pure(root: Path) -> Iterator[Source]:
    return (source for source in sources(root) if source.room in PURE)


def _calls(source: Source, dotted: str) -> Iterator[ast.Call]:
    lines = {line for name, line in iter_references(source) if name == dotted}
    last = dotted.rsplit(".", 1)[-1]
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and node.func.lineno in lines:
            called = dotted_name(node.func)
            if called is not None and called.rsplit(".", 1)[-1] == last:
                yield node


def _caught(handler: ast.ExceptHandler) -> frozenset[str]:
    if handler.type is None:
        return BROAD
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return frozenset((dotted_name(kind) or "").rsplit(".", 1)[-1] for kind in kinds)


def _may_stand(handler: ast.ExceptHandler, named: frozenset[str]) -> bool:
    caught = _caught(handler) & BROAD
    last = handler.body[-1]
    if not caught:
        return True
    if not isinstance(last, ast.Raise):
        return False
    if last.exc is None:  # tidies up after a Ctrl-C and lets it pass
        return handler.type is not None and caught == {"BaseException"}
    error = dotted_name(last.exc.func) if isinstance(last.exc, ast.Call) else None
    is_named = error is not None and error.rsplit(".", 1)[-1] in named
    return is_named and last.cause is not None and not isinstance(last.cause, ast.Constant)


def _named_errors(root: Path) -> frozenset[str]:
    errors = (source for source in sources(root) if source.path == f"{PACKAGE}/errors.py")
    classes = (node for source in errors for node in source.tree.body if isinstance(node, ast.ClassDef))
    return frozenset(node.name for node in classes if node.name.endswith("Error"))


def _module_name(path: str) -> str:
    return path.removeprefix("src/").removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _import_graph(root: Path) -> dict[str, frozenset[str]]:
    """Which files each file imports, by path."""
    paths = {_module_name(source.path): source.path for source in sources(root)}
    graph = {}
    for source in sources(root):
        found = (paths.get(f"{target}.{name}", paths.get(target)) for target, name in iter_imports(source))
        graph[source.path] = frozenset(path for path in found if path is not None)
    return graph


def _reachable(graph: dict[str, frozenset[str]], start: str) -> frozenset[str]:
    seen: set[str] = set()
    waiting = list(graph[start])
    while waiting:
        module = waiting.pop()
        if module not in seen:
            seen.add(module)
            waiting.extend(graph[module])
    return frozenset(seen)
