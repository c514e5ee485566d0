"""Gates on words: names of modules, classes and functions, laws, docstrings, nouns, data in code."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.house.source import (
    PACKAGE,
    STEPS,
    Finding,
    Function,
    Source,
    decorator_words,
    iter_functions,
    sources,
)

FORBIDDEN = frozenset(
    {"util", "utils", "helper", "common", "misc", "core", "base", "manager", "processor", "handler", "info", "data"}
    | {"service", "utility", "utilities", "helpers", "bases", "managers", "processors", "handlers", "services"}
)
HOUSE_PLURALS = frozenset({"tables", "queries"})
NOT_PLURAL = ("ss", "us", "is", "series")
WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")
LAW = re.compile(r"belongs?\s+here|here\s+belongs?")
MUTABLE = frozenset({"list", "dict", "set", "List", "Dict", "Set", "bytearray", "defaultdict", "deque", "Counter"})
LITERAL_ENTRIES, TEXT_LINES = 60, 60
LAZY = ("Iterator", "Iterable", "Generator", "AsyncIterator", "AsyncGenerator")


def iter_forbidden_words(root: Path) -> Iterator[Finding]:
    """No module, room or class is called by a word that says nothing."""
    for source in sources(root):
        path = source.path.removeprefix(f"{PACKAGE}/").removesuffix(".py")
        yield from (Finding("words", source.path, f"module word {word}") for word in sorted(_words(path) & FORBIDDEN))
        for node in _classes(source):
            where = f"{source.path}::{node.name}"
            yield from (Finding("words", where, f"class word {word}") for word in sorted(_words(node.name) & FORBIDDEN))


def iter_plural_modules(root: Path) -> Iterator[Finding]:
    """A module of the model or of a step is a singular noun."""
    for source in sources(root):
        plural = source.stem.endswith("s") and not source.stem.endswith(NOT_PLURAL)
        if source.room in ("model", *STEPS) and plural and source.stem not in HOUSE_PLURALS:
            yield Finding("singular", source.path, "a plural; a module of the model or a step is a singular noun")


def iter_lawless_rooms(root: Path) -> Iterator[Finding]:
    """Every room opens with its law: what belongs here, what must never."""
    for source in sources(root):
        if source.stem != "__init__" or source.path == f"{PACKAGE}/__init__.py":
            continue
        law = (ast.get_docstring(source.tree) or "").lower()
        if not LAW.search(law) or "never" not in law:
            yield Finding("law", source.path, "its docstring does not say what belongs here and what must never")


def iter_undocumented(root: Path) -> Iterator[Finding]:
    """A public function has a sentence in plant words."""
    for source in sources(root):
        if ast.get_docstring(source.tree) is None:
            yield Finding("docstring", source.path, "no docstring")
        for function in iter_functions(source):
            public = not any(part.startswith("_") for part in function.name.split("."))
            nested = "." in function.name and not function.in_class
            documented = ast.get_docstring(function.node) is not None
            exempt = decorator_words(function.node) & {"override", "overload", "setter"}
            if public and not nested and not documented and not exempt:
                yield Finding("docstring", function.where, "no docstring")


def iter_wrong_verbs(root: Path) -> Iterator[Finding]:
    """A verb has one meaning: `check_` never raises, `find_` may give None, `get_` gives, `iter_` is lazy."""
    for source in sources(root):
        for function in iter_functions(source):
            if not function.is_kernel:
                yield from (Finding("verbs", function.where, what) for what in _verb_problems(function))


def iter_loose_nouns(root: Path) -> Iterator[Finding]:
    """Every dataclass of the model is frozen, slotted, and holds tuples and frozensets."""
    nouns = ((source, node) for source in sources(root) if source.room == "model" for node in _classes(source))
    for source, node in nouns:
        if "dataclass" not in decorator_words(node):
            continue
        where = f"{source.path}::{node.name}"
        if not {"frozen", "slots"} <= _true_options(node):
            yield Finding("nouns", where, "a dataclass of the model is frozen and slotted")
        fields = (line for line in node.body if isinstance(line, ast.AnnAssign))
        if any(_head(field.annotation) in MUTABLE for field in fields):
            yield Finding("nouns", where, "a field of the model cannot change: tuple or frozenset")


def iter_data_in_code(root: Path) -> Iterator[Finding]:
    """Data lives in catalogs/data, not in .py; the code tables of a protocol are its spelling."""
    for source in sources(root):
        if source.room == "protocols" and source.stem == "codes":
            continue
        free = _free_nodes(source)
        for node in ast.walk(source.tree):
            if id(node) in free:
                continue
            if _entries(node) > LITERAL_ENTRIES:
                yield Finding("data", source.path, f"a literal of {_entries(node)} entries")
            if _text_lines(node) > TEXT_LINES:
                yield Finding("data", source.path, f"a text of {_text_lines(node)} lines")


def _classes(source: Source) -> Iterator[ast.ClassDef]:
    return (node for node in ast.walk(source.tree) if isinstance(node, ast.ClassDef))


def _words(name: str) -> frozenset[str]:
    return frozenset(word.lower() for word in WORD.findall(name))


def _verb_problems(function: Function) -> Iterator[str]:
    node = function.node
    name = node.name.lstrip("_")
    gives = ast.unparse(node.returns) if node.returns is not None else ""
    none = "None" in re.findall(r"\w+", gives)
    own = [line for body in node.body for line in _walk_own(body)]
    if name.startswith("check_") and any(isinstance(line, ast.Raise) for line in own):
        yield "check_ gives a verdict and never raises"
    if name.startswith("check_") and gives == "None":
        yield "check_ gives a verdict"
    if name.startswith("verify_") and "VerificationError" not in function.source.text:
        yield "verify_ raises VerificationError"
    if name.startswith("find_") and gives and not none:
        yield "find_ may give None; what always gives is get_, derive_ or a noun"
    if name.startswith("get_") and none:
        yield "get_ raises where nothing is found; what may give None is find_"
    if name.startswith("iter_") and gives and gives.split("[")[0].rsplit(".", 1)[-1] not in LAZY:
        yield "iter_ is lazy: it gives an Iterator"


def _walk_own(node: ast.AST) -> Iterator[ast.AST]:
    """A node and what stands in it, without the bodies of functions and classes inside."""
    yield node
    if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Lambda):
        for child in ast.iter_child_nodes(node):
            yield from _walk_own(child)


def _true_options(node: ast.ClassDef) -> set[str]:
    calls = (decorator for decorator in node.decorator_list if isinstance(decorator, ast.Call))
    options = (keyword for call in calls for keyword in call.keywords)
    return {o.arg for o in options if o.arg and isinstance(o.value, ast.Constant) and o.value.value is True}


def _head(annotation: ast.expr) -> str:
    head = annotation.value if isinstance(annotation, ast.Subscript) else annotation
    return ast.unparse(head).rsplit(".", 1)[-1]


def _entries(node: ast.AST) -> int:
    if isinstance(node, ast.Dict):
        return len(node.keys)
    return len(node.elts) if isinstance(node, ast.List | ast.Tuple | ast.Set) else 0


def _text_lines(node: ast.AST) -> int:
    is_text = isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))
    if not is_text or not isinstance(node, ast.expr):
        return 0
    return (node.end_lineno or node.lineno) - node.lineno + 1


def _free_nodes(source: Source) -> frozenset[int]:
    """Docstrings, and the list of what a module gives away."""
    free = set()
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            free.add(id(node.value))
        if isinstance(node, ast.Assign) and [ast.unparse(one) for one in node.targets] == ["__all__"]:
            free.add(id(node.value))
    return frozenset(free)
