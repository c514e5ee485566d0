"""Reads a source tree for the gates: files, functions, names that lead to an import. Nothing is executed."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

PACKAGE = "src/zonewright"
DOORS = ("cli", "web", "gateway", "__main__")
STEPS = (
    "inventory",
    "zoning",
    "risk",
    "assessment",
    "allowlist",
    "access",
    "lifecycle",
    "evidence",
    "reports",
)
PURE = ("hardening", *STEPS, "protocols", "model")
KERNEL_DECORATORS = frozenset({"njit", "jit", "vectorize", "guvectorize", "cfunc", "kernel", "compiled", "intrinsic"})

type_of_function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class Finding:
    """One violation: where it stands, which gate caught it and what is wrong."""

    gate: str
    where: str
    what: str


@dataclass(frozen=True, slots=True)
class Source:
    """One Python file: its path from the root of the project, its text and its tree."""

    path: str
    text: str
    tree: ast.Module

    @property
    def room(self) -> str:
        """The room of the package that the file stands in, or its own name for a file of the top floor."""
        inside = self.path.removeprefix(f"{PACKAGE}/").split("/")
        return inside[0].removesuffix(".py")

    @property
    def stem(self) -> str:
        """The file's name without its ending."""
        return self.path.rsplit("/", 1)[-1].removesuffix(".py")


@dataclass(frozen=True, slots=True)
class Function:
    """A function or method with the names of everything it stands in."""

    source: Source
    name: str
    node: type_of_function
    in_class: bool

    @property
    def where(self) -> str:
        """File and qualified name."""
        return f"{self.source.path}::{self.name}"

    @property
    def is_kernel(self) -> bool:
        """Whether numba compiles it."""
        return bool(decorator_words(self.node) & KERNEL_DECORATORS)

    @property
    def is_command(self) -> bool:
        """Whether it is a command of the command line: its signature is its argument list."""
        if self.source.room != "cli" or self.in_class:
            return False
        registered = bool(decorator_words(self.node) & {"command", "callback"})
        return registered or self.node.name.strip("_") == self.source.stem.strip("_")

    @property
    def is_stub(self) -> bool:
        """Whether it only declares a signature, as a contract does."""
        if "overload" in decorator_words(self.node):
            return True
        rest = self.node.body[1:] if ast.get_docstring(self.node) is not None else self.node.body
        return all(isinstance(line, ast.Pass) or _is_ellipsis(line) for line in rest)


def _is_ellipsis(line: ast.stmt) -> bool:
    return isinstance(line, ast.Expr) and isinstance(line.value, ast.Constant) and line.value.value is ...


def decorator_words(node: type_of_function | ast.ClassDef) -> frozenset[str]:
    """The last word of each decorator: `@numba.njit(cache=True)` is `njit`."""
    words = set()
    for decorator in node.decorator_list:
        called = decorator.func if isinstance(decorator, ast.Call) else decorator
        dotted = dotted_name(called)
        if dotted:
            words.add(dotted.rsplit(".", 1)[-1])
    return frozenset(words)


def dotted_name(node: ast.expr) -> str | None:
    """`a.b.c` of an attribute chain that begins with a plain name."""
    words: list[str] = []
    while isinstance(node, ast.Attribute):
        words.append(node.attr)
        node = node.value
    if not isinstance(node, ast.Name):
        return None
    return ".".join((node.id, *reversed(words)))


@lru_cache(maxsize=4096)
def _parse(file: Path, path: str, _changed: tuple[int, int]) -> Source:
    text = file.read_text(encoding="utf-8")
    return Source(path=path, text=text, tree=ast.parse(text, filename=path))


def sources(root: Path, *folders: str) -> tuple[Source, ...]:
    """Every Python file under these folders of a project (without a folder: of the package), sorted."""
    found = []
    for folder in folders or (PACKAGE,):
        for file in sorted((root / folder).rglob("*.py")):
            status = file.stat()
            path = file.relative_to(root).as_posix()
            found.append(_parse(file, path, (status.st_mtime_ns, status.st_size)))
    return tuple(found)


def iter_functions(source: Source) -> Iterator[Function]:
    """Every function and method of a file, nested ones too."""
    yield from _functions_in(source, source.tree, prefix="", in_class=False)


def _functions_in(source: Source, node: ast.AST, *, prefix: str, in_class: bool) -> Iterator[Function]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, type_of_function):
            yield Function(source=source, name=prefix + child.name, node=child, in_class=in_class)
            yield from _functions_in(source, child, prefix=f"{prefix}{child.name}.", in_class=False)
        elif isinstance(child, ast.ClassDef):
            yield from _functions_in(source, child, prefix=f"{prefix}{child.name}.", in_class=True)
        else:
            yield from _functions_in(source, child, prefix=prefix, in_class=in_class)


def imported_names(source: Source) -> dict[str, str]:
    """What each imported name of a file stands for, wherever in the file it is imported."""
    names: dict[str, str] = {}
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                names[alias.asname or alias.name.split(".")[0]] = (
                    alias.name if alias.asname else alias.name.split(".")[0]
                )
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                names[alias.asname or alias.name] = f"{node.module}.{alias.name}"
    return names


def iter_references(source: Source) -> Iterator[tuple[str, int]]:
    """Every use of an imported name, spelled from its module: `from time import time as t; t` is `time.time`."""
    names = imported_names(source)
    for node in ast.walk(source.tree):
        if not isinstance(node, ast.Attribute | ast.Name):
            continue
        dotted = dotted_name(node)
        if dotted is None:
            continue
        first, _, rest = dotted.partition(".")
        if first in names:
            yield (f"{names[first]}.{rest}" if rest else names[first]), node.lineno


def iter_imports(source: Source) -> Iterator[tuple[str, str | None]]:
    """Each import of a file as (module, name from it); lazy and type-only imports are imports."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, None
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                yield node.module, alias.name
