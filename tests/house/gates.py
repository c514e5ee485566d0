"""The gates that read the source tree, by name, and the exceptions that the house still lives with.

Every gate is a function of the root of a project and yields what it found, so that it runs on a planted tree too.
"""

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.house import pair_gates, purity_gates, size_gates, word_gates
from tests.house.source import Finding

ROOT = Path(__file__).resolve().parents[2]
Gate = Callable[[Path], Iterator[Finding]]

GATES: dict[str, Gate] = {
    "booleans": size_gates.iter_positional_booleans,
    "broad-except": purity_gates.iter_broad_handlers,
    "chance": purity_gates.iter_chance,
    "circles": purity_gates.iter_circles,
    "clock": purity_gates.iter_clocks,
    "crowded-workflows": pair_gates.iter_crowded_workflows,
    "data-in-code": word_gates.iter_data_in_code,
    "docstrings": word_gates.iter_undocumented,
    "file-lines": size_gates.iter_long_files,
    "forbidden-words": word_gates.iter_forbidden_words,
    "function-lines": size_gates.iter_long_functions,
    "laws": word_gates.iter_lawless_rooms,
    "nesting": size_gates.iter_deep_functions,
    "nouns": word_gates.iter_loose_nouns,
    "orphan-tests": pair_gates.iter_orphan_tests,
    "package-data": purity_gates.iter_package_data,
    "parameters": size_gates.iter_many_parameters,
    "protocol-shape": pair_gates.iter_shapeless_protocols,
    "pure-files": purity_gates.iter_files_in_pure_rooms,
    "room-files": size_gates.iter_full_rooms,
    "singular": word_gates.iter_plural_modules,
    "suites": pair_gates.iter_unproven_edges,
    "untested": pair_gates.iter_untested,
    "verbs": word_gates.iter_wrong_verbs,
    "verification": purity_gates.iter_caught_verifications,
}


@dataclass(frozen=True, slots=True)
class Exemption:
    """A place that a gate leaves alone for now, and why."""

    gate: str
    where: str
    why: str


def read_exemptions(file: Path) -> tuple[Exemption, ...]:
    """The exceptions that are written down; each says why."""
    written = tomllib.loads(file.read_text(encoding="utf-8"))["exception"]
    return tuple(Exemption(gate=one["gate"], where=one["where"], why=one["why"]) for one in written)


def split_findings(
    gate: str, root: Path, exemptions: tuple[Exemption, ...]
) -> tuple[tuple[str, ...], tuple[Exemption, ...]]:
    """What a gate holds against a tree, and the exceptions that it no longer needs."""
    exempt = {one.where: one for one in exemptions if one.gate == gate}
    found = tuple(GATES[gate](root))
    problems = tuple(f"{one.where}: {one.what}" for one in found if one.where not in exempt)
    needed = {one.where for one in found}
    return problems, tuple(one for where, one in sorted(exempt.items()) if where not in needed)
