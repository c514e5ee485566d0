"""Every setting, command and exit code is documented, and nothing is documented that is not there."""

import dataclasses
import re
from pathlib import Path

from tests.house.gates import ROOT
from tests.house.pair_gates import first_column, iter_unequal_names

SETTINGS_PAGE = "docs/reference/settings.md"
EXIT_CODES_PAGE = "docs/reference/exit-codes.md"
ALWAYS = ("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "LICENSE", "docs/concepts.md", "docs/house.md")
LINK = re.compile(r"\]\(([^)#\s]+)")


def test_every_setting_is_documented() -> None:
    from zonewright.settings import Settings

    names = [field.name for field in dataclasses.fields(Settings)]
    assert _problems(SETTINGS_PAGE, names) == []


def test_every_exit_code_is_documented() -> None:
    from zonewright.cli.terminal.exit_codes import ExitCode

    assert _problems(EXIT_CODES_PAGE, [str(code.value) for code in ExitCode]) == []


def test_every_how_to_shows_its_command() -> None:
    for page in sorted((ROOT / "docs/how-to").glob("*.md")):
        if page.stem not in {"README", "index"}:
            assert f"zonewright {page.stem}" in page.read_text(encoding="utf-8"), page.name


def test_the_pages_that_every_project_has_are_there() -> None:
    assert [page for page in ALWAYS if not (ROOT / page).is_file()] == []


def test_no_page_points_to_a_file_that_is_not_there() -> None:
    broken = [f"{page.relative_to(ROOT)} -> {link}" for page in _pages() for link in _broken_links(page)]
    assert broken == []


def test_an_undocumented_name_is_caught(tmp_path: Path) -> None:
    page = "settings.md"
    (tmp_path / page).write_text("| setting | means |\n|---|---|\n| `workers` | threads |\n", encoding="utf-8")
    assert _problems(page, ["workers"], root=tmp_path) == []
    assert _problems(page, ["workers", "memory_bytes"], root=tmp_path) == ["memory_bytes is missing"]
    assert _problems(page, [], root=tmp_path) == ["workers does not exist"]


def _problems(page: str, names: list[str], *, root: Path = ROOT) -> list[str]:
    found = iter_unequal_names("documentation", page, ours=names, theirs=first_column(root, page))
    return [one.what for one in found]


def _pages() -> list[Path]:
    return sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "examples").rglob("*.md")])


def _broken_links(page: Path) -> list[str]:
    links = LINK.findall(page.read_text(encoding="utf-8"))
    near = [link for link in links if "://" not in link and not link.startswith("mailto:")]
    return [link for link in near if not (page.parent / link).exists()]
