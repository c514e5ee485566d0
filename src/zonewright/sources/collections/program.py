"""What runs and what is installed: background programs, processes, programs, shares, remote tools."""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from zonewright.model.host import Daemon, Program, RemoteTool, Share, ToolPattern
from zonewright.sources.collections.page import Page
from zonewright.sources.collections.value import find_number, find_registry_line, fits_any

WMI_KEYS = frozenset({"name", "state", "startmode", "startname"})
SC = re.compile(r"\s*(SERVICE_NAME|STATE|START_TYPE|SERVICE_START_NAME)\s*: *(.*)")
RUNNING = frozenset({"running", "active"})


def read_daemons(page: Page) -> tuple[Daemon, ...]:
    """Read what the system runs in the background."""
    found: dict[str, Daemon] = {}
    page.use_keys("services", WMI_KEYS)
    for record in page.iter_records("services", "name"):
        name = record.get("name", "")
        start = record.get("start") or record.get("startmode")
        account = record.get("account") or record.get("startname")
        if name:
            found.setdefault(name, Daemon(name, record.get("state") or None, start or None, account or None))
    found.update(_read_sc(page))
    return tuple(found[name] for name in sorted(found))


def _read_sc(page: Page) -> dict[str, Daemon]:
    """Read `sc query` and `sc qc`, whose words are the same in every language."""
    said: dict[str, dict[str, str]] = {}
    name = ""
    for entry in page.iter_raw("services"):
        line = SC.fullmatch(entry.text)
        if line is None:
            continue
        page.ledger.use(entry.line)
        if line[1] == "SERVICE_NAME":
            name = line[2].strip()
            said.setdefault(name, {})
        elif name:
            value = line[2].strip()
            said[name][line[1]] = (
                value if line[1] == "SERVICE_START_NAME" else value.split(maxsplit=1)[-1:][0] if value else ""
            )
    return {
        name: Daemon(
            name, one.get("STATE") or None, one.get("START_TYPE") or None, one.get("SERVICE_START_NAME") or None
        )
        for name, one in said.items()
        if name
    }


def read_processes(page: Page) -> dict[int, str]:
    """Give what runs: number -> name."""
    found: dict[int, str] = {}
    for entry in page.iter_entries("processes"):
        if entry.row is not None:
            name, number = entry.row.get("name", ""), find_number(entry.row.get("pid"))
        elif entry.text.startswith('"'):
            cells = next(csv.reader([entry.text]), [])
            name, number = (cells[0], find_number(cells[1])) if len(cells) > 1 else ("", None)
        else:
            continue
        if name and number is not None:
            page.ledger.use(entry.line)
            found[number] = name
    return found


def read_programs(page: Page) -> tuple[Program, ...]:
    """Read what is installed: a table, or the keys of the registry that uninstall it."""
    found: set[Program] = set()
    for record in page.iter_records("programs", "name"):
        if record.get("name"):
            found.add(Program(record["name"], record.get("version") or None, record.get("maker") or None))
    found.update(_iter_registry_programs(page))
    return tuple(sorted(found, key=lambda one: (one.name.casefold(), one.name, one.version or "", one.maker or "")))


def _iter_registry_programs(page: Page) -> Iterator[Program]:
    said: dict[str, str] = {}
    for entry in page.iter_raw("programs"):
        line = find_registry_line(entry.text)
        if line is None:
            continue
        if line.key is not None:
            yield from _program(said)
            said = {}
            page.ledger.use(entry.line)
        elif line.name in ("DisplayName", "DisplayVersion", "Publisher"):
            said[line.name] = line.value
            page.ledger.use(entry.line)
    yield from _program(said)


def _program(said: dict[str, str]) -> list[Program]:
    name = said.get("DisplayName")
    return [Program(name, said.get("DisplayVersion") or None, said.get("Publisher") or None)] if name else []


def read_shares(page: Page) -> tuple[Share, ...]:
    """Read the folders that others can open."""
    found: dict[str, Share] = {}
    for entry in page.iter_entries("shares"):
        line = find_registry_line(entry.text) if entry.row is None else None
        if entry.row is not None:
            name, path = entry.row.get("name", ""), entry.row.get("path", "")
        elif line is not None and line.name is not None:
            parts, name = line.value.split("\\0"), line.name
            path = next((part.removeprefix("Path=") for part in parts if part.startswith("Path=")), "")
        else:
            continue
        page.ledger.use(entry.line)
        if name:
            found.setdefault(name, Share(name, path or None))
    return tuple(found[name] for name in sorted(found))


def derive_remote_tools(
    patterns: Sequence[ToolPattern],
    *,
    processes: Iterable[str] | None,
    daemons: Sequence[Daemon],
    programs: Sequence[Program],
) -> tuple[RemoteTool, ...]:
    """Find the remote tools among what runs and what is installed; `processes` is `None` where they were not read."""
    names = sorted({name.lower().removesuffix(".exe") for name in processes or ()})
    of_processes = tuple(word for one in patterns for word in one.processes)
    of_daemons = tuple(word for one in patterns for word in one.daemons)
    of_programs = tuple(word for one in patterns for word in one.programs)
    runs = [name for name in names if fits_any(name, of_processes)]
    starts = [one for one in daemons if fits_any(one.name.lower(), of_daemons)]
    there = [one for one in programs if fits_any(one.name.lower(), of_programs)]
    tools = (_find_tool(one, runs, starts=starts, there=there) for one in sorted(patterns, key=lambda one: one.name))
    seen_running = processes is not None
    return tuple(
        replace(tool, running=tool.running or (False if seen_running else None)) for tool in tools if tool is not None
    )


def _find_tool(
    pattern: ToolPattern, runs: Sequence[str], *, starts: Sequence[Daemon], there: Sequence[Program]
) -> RemoteTool | None:
    running = [name for name in runs if fits_any(name, pattern.processes)]
    started = [one for one in starts if fits_any(one.name.lower(), pattern.daemons)]
    installed = [one for one in there if fits_any(one.name.lower(), pattern.programs)]
    shown = (
        *(f"program {one.name}{f' {one.version}' if one.version else ''}" for one in installed),
        *(f"service {one.name}{f' ({one.state})' if one.state else ''}" for one in started),
        *(f"process {name}" for name in running),
    )
    active = bool(running) or any((one.state or "").lower() in RUNNING for one in started)
    return RemoteTool(pattern.name, pattern.reach, active, tuple(dict.fromkeys(shown))) if shown else None
