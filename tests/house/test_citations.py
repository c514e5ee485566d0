"""Every citation leads to a row of a catalog, and every row of 62443-3-3 is computed or asked of a person."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from zonewright.catalogs.catalog import find_catalog_row, get_rows
from zonewright.catalogs.row import Requirement

ROOT = Path(__file__).resolve().parents[2]
CHECKS = ROOT / "src" / "zonewright" / "assessment" / "checks"
CITATION = re.compile(r"\[(62443-[0-9]-[0-9]|attack-ics|iso27001|zonewright):([0-9.]+)\s+([^\]\[]+)\]")
SUFFIXES = frozenset({".py", ".md", ".yaml", ".toml", ".html", ".j2", ".txt"})


def iter_unknown(text: str) -> Iterator[str]:
    for part, edition, row in CITATION.findall(text):
        cited = " ".join(row.split())
        if find_catalog_row(f"catalog:{part}/{edition}#{cited}") is None:
            yield f"{part}:{edition} {cited}"


def cite(words: str) -> str:
    return f"[{words}]"


def test_no_citation_leads_nowhere() -> None:
    unknown = [
        f"{path.relative_to(ROOT)}: {citation}"
        for folder in ("src", "docs", "tests")
        for path in sorted((ROOT / folder).rglob("*"))
        if path.is_file() and path.suffix in SUFFIXES
        for citation in iter_unknown(path.read_text(encoding="utf-8"))
    ]
    assert unknown == []


@pytest.mark.parametrize("words", ["62443-3-3:2013 SR 5.9", "62443-3-3:2014 SR 5.1", "62443-9-9:2013 SR 5.1"])
def test_a_citation_that_no_catalog_knows_is_caught(words: str) -> None:
    assert list(iter_unknown(f"# as asked {cite(words)}")) == [words]


@pytest.mark.parametrize(
    "words", ["62443-3-3:2013 SR 5.1 RE 1", "62443-3-2:2020 ZCR 3.1", "62443-4-2:2019\n    CCSC 1"]
)
def test_a_citation_that_a_catalog_knows_passes(words: str) -> None:
    assert CITATION.search(cite(words))
    assert list(iter_unknown(cite(words))) == []


def check_file(row: Requirement) -> Path:
    fr, number = re.fullmatch(r"SR (\d+)\.(\d+)(?: RE \d+)?", row.id).groups()  # type: ignore[union-attr]
    return CHECKS / f"fr{fr}" / f"sr_{fr}_{number}.py"


def test_every_requirement_has_a_check_or_is_manual() -> None:
    rows = get_rows("62443-3-3", Requirement)
    assert {row.assessed_by for row in rows} <= {"check", "manual"}
    assert [row.id for row in rows if row.assessed_by == "check" and not check_file(row).is_file()] == []


def test_every_check_belongs_to_a_requirement_that_is_computed() -> None:
    computed = {check_file(row) for row in get_rows("62443-3-3", Requirement) if row.assessed_by == "check"}
    assert set(CHECKS.glob("fr*/sr_*.py")) - computed == set()
