"""Gates on size: lines, nesting, parameters, booleans, files in a room."""

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.house.source import PACKAGE, Finding, Function, Source, iter_functions, sources

EVERYWHERE = (PACKAGE, "tests", "bench", "examples")
FILE_LINES = 500
FUNCTION_LINES, KERNEL_LINES = 40, 80
NESTING, KERNEL_NESTING = 3, 4
PARAMETERS, POSITIONAL = 5, 2
FILES_IN_A_ROOM = 20
SIGNED_BY_US = ("__init__", "__new__", "__call__", "__post_init__")
BLOCKS = (ast.For, ast.AsyncFor, ast.While, ast.If, ast.With, ast.AsyncWith, ast.Try, ast.TryStar, ast.Match)


def iter_long_files(root: Path) -> Iterator[Finding]:
    """A file has at most 500 lines."""
    for source in sources(root, *EVERYWHERE):
        lines = len(source.text.splitlines())
        if lines > FILE_LINES:
            yield Finding("file-lines", source.path, f"{lines} lines, at most {FILE_LINES}")


def iter_long_functions(root: Path) -> Iterator[Finding]:
    """A function has at most 40 lines without its docstring, a compiled kernel 80."""
    for function in _functions(root, *EVERYWHERE):
        most = KERNEL_LINES if function.is_kernel else FUNCTION_LINES
        lines = _lines(function)
        if lines > most:
            yield Finding("function-lines", function.where, f"{lines} lines, at most {most}")


def iter_deep_functions(root: Path) -> Iterator[Finding]:
    """Blocks stand at most three deep in a function, four in a compiled kernel."""
    for function in _functions(root, *EVERYWHERE):
        most = KERNEL_NESTING if function.is_kernel else NESTING
        depth = _depth(function.node.body)
        if depth > most:
            yield Finding("nesting", function.where, f"{depth} blocks deep, at most {most}")


def iter_many_parameters(root: Path) -> Iterator[Finding]:
    """At most five parameters, and beyond two keyword-only; kernels and commands are exempt."""
    for function in _signatures(root):
        arguments = function.node.args
        positional = len(_positional(function))
        spread = [arguments.vararg, arguments.kwarg]
        total = positional + len(arguments.kwonlyargs) + sum(1 for one in spread if one is not None)
        if total > PARAMETERS:
            yield Finding("parameters", function.where, f"{total} parameters, at most {PARAMETERS}")
        if positional > POSITIONAL:
            yield Finding("parameters", function.where, f"{positional} positional, beyond {POSITIONAL} keyword-only")


def iter_positional_booleans(root: Path) -> Iterator[Finding]:
    """A boolean is given by its name."""
    for function in _signatures(root):
        arguments = function.node.args
        every = [*arguments.posonlyargs, *arguments.args]
        defaults = dict(zip(reversed(every), reversed(arguments.defaults), strict=False))
        for argument in _positional(function):
            if _says_bool(argument.annotation) or _is_bool(defaults.get(argument)):
                yield Finding("booleans", function.where, f"boolean {argument.arg} is not keyword-only")


def iter_full_rooms(root: Path) -> Iterator[Finding]:
    """A room holds at most 20 Python files, then it is split by the field's own groups."""
    files = Counter(source.path.rsplit("/", 1)[0] for source in sources(root))
    for room, count in sorted(files.items()):
        if count > FILES_IN_A_ROOM:
            yield Finding("room-files", room, f"{count} files, at most {FILES_IN_A_ROOM}")


def _functions(root: Path, *folders: str) -> Iterator[Function]:
    for source in sources(root, *folders):
        yield from iter_functions(source)


def _signatures(root: Path) -> Iterator[Function]:
    for function in _functions(root):
        name = function.node.name
        foreign = name.startswith("__") and name.endswith("__") and name not in SIGNED_BY_US
        if not (function.is_kernel or function.is_command or foreign):
            yield function


def _lines(function: Function) -> int:
    node = function.node
    lines = (node.end_lineno or node.lineno) - node.lineno + 1
    if ast.get_docstring(node) is not None:
        docstring = node.body[0]
        lines -= (docstring.end_lineno or docstring.lineno) - docstring.lineno + 1
    return lines


def _depth(body: list[ast.stmt]) -> int:
    return max((_depth_of(line) for line in body), default=0)


def _depth_of(line: ast.stmt) -> int:
    if not isinstance(line, BLOCKS):
        return 0
    inner = max((_depth(body) for body in _bodies(line)), default=0)
    if isinstance(line, ast.If) and _is_elif(line):
        return max(1 + _depth(line.body), _depth_of(line.orelse[0]))
    return 1 + inner


def _bodies(line: ast.stmt) -> Iterator[list[ast.stmt]]:
    if isinstance(line, ast.Match):
        yield from (case.body for case in line.cases)
        return
    for field in ("body", "orelse", "finalbody"):
        yield getattr(line, field, [])
    yield from (handler.body for handler in getattr(line, "handlers", []))


def _is_elif(line: ast.If) -> bool:
    """`elif` continues a block; `else:` with an `if` inside begins one."""
    if len(line.orelse) != 1 or not isinstance(line.orelse[0], ast.If):
        return False
    return line.orelse[0].col_offset == line.col_offset


def _positional(function: Function) -> list[ast.arg]:
    arguments = [*function.node.args.posonlyargs, *function.node.args.args]
    if function.in_class and arguments and arguments[0].arg in {"self", "cls"}:
        return arguments[1:]
    return arguments


def _says_bool(annotation: ast.expr | None) -> bool:
    if annotation is None:
        return False
    parts = [annotation.left, annotation.right] if isinstance(annotation, ast.BinOp) else [annotation]
    return any(isinstance(part, ast.Name) and part.id == "bool" for part in parts)


def _is_bool(default: ast.expr | None) -> bool:
    return isinstance(default, ast.Constant) and isinstance(default.value, bool)


def count_functions(source: Source) -> int:
    """How many functions of a file do something; a signature alone does not."""
    return sum(1 for function in iter_functions(source) if not function.is_stub)
