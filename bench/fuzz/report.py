"""The table of a run, and the page that it stands in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.fuzz.stock import ROOT
from bench.fuzz.target import TARGETS

PAGE = ROOT / "docs" / "reference" / "fuzzing.md"
BEGIN, END = "<!-- counts: begin -->", "<!-- counts: end -->"
_HEAD = "| target | minutes | executions | executions/s | corpus | coverage | findings |\n|---|---|---|---|---|---|---|"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the time on one target has come to.

    Attributes:
        coverage: edges of the interpreter's code; of captures, protocols and messages that were counted.
        findings: signature and file of each.
    """

    target: str
    seconds: float
    executions: int = 0
    corpus: int = 0
    coverage: int = 0
    findings: tuple[tuple[str, str], ...] = ()


def render_table(outcomes: Sequence[Outcome]) -> str:
    """Write the table: a line per target, in their order, and a sum."""
    order = [target.name for target in TARGETS]
    lines = [_render_line(one) for one in sorted(outcomes, key=lambda one: order.index(one.target))]
    total = Outcome("all", sum(one.seconds for one in outcomes), sum(one.executions for one in outcomes))
    count = sum(len(one.findings) for one in outcomes)
    lines.append(f"| all | {total.seconds / 60:.1f} | {total.executions} | | | | {count} |")
    return "\n".join([_HEAD, *lines])


def _render_line(one: Outcome) -> str:
    rate = one.executions / one.seconds if one.seconds else 0
    return (
        f"| {one.target} | {one.seconds / 60:.1f} | {one.executions} | {rate:.0f} "
        f"| {one.corpus} | {one.coverage} | {len(one.findings)} |"
    )


def render_findings(outcomes: Iterable[Outcome]) -> str:
    """Write what was found, one line each."""
    return "\n".join(f"{one.target}: {what}  ({place})" for one in outcomes for what, place in one.findings)


def write_page(table: str, page: Path = PAGE) -> None:
    """Replace the table of the page."""
    text = page.read_text(encoding="utf-8")
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    page.write_text(f"{before}{begin}\n{table}\n{end}{after}", encoding="utf-8")
