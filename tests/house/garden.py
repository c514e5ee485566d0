"""A small house on bare ground, sound in every gate, to plant one violation in."""

from pathlib import Path
from textwrap import dedent

from tests.house.source import PACKAGE

LAW = '"""What stands here.\n\nWhat belongs here: a noun. What must never: a file.\n"""\n'
SOUND = {
    "pyproject.toml": """
        [project]
        name = "zonewright"

        [project.entry-points."zonewright.stores"]
        memory = "zonewright.stores.memory:MemoryStore"
        """,
    f"{PACKAGE}/__init__.py": '"""A house."""\n',
    f"{PACKAGE}/errors.py": '"""Errors."""\n\n\nclass InputError(Exception):\n    """Their bytes."""\n',
    f"{PACKAGE}/model/__init__.py": LAW,
    f"{PACKAGE}/model/asset.py": """
        '''Assets.'''

        from dataclasses import dataclass


        @dataclass(frozen=True, slots=True)
        class Asset:
            '''Something with an address.'''

            addresses: tuple[str, ...]

            def first(self) -> str:
                '''The first address.'''
                return self.addresses[0]
        """,
    "tests/model/test_asset.py": "def test_first() -> None: ...\n",
    f"{PACKAGE}/stores/__init__.py": LAW,
    f"{PACKAGE}/stores/memory.py": '"""A store."""\n\n\nclass MemoryStore:\n    """It forgets."""\n',
    "tests/contracts/test_store.py": "from importlib.metadata import entry_points\n\nGROUP = 'zonewright.stores'\n",
    f"{PACKAGE}/workflows/__init__.py": LAW,
    f"{PACKAGE}/workflows/survey.py": """
        '''The survey.'''


        def survey(path: str) -> str:
            '''Survey a plant.'''
            return path
        """,
    "tests/workflows/test_survey.py": "def test_survey() -> None: ...\n",
    f"{PACKAGE}/cli/__init__.py": LAW,
    f"{PACKAGE}/cli/survey.py": """
        '''The command.'''


        def survey(path: str, out: str, plant: str, quiet: bool = False) -> None:
            '''Survey a plant.'''
        """,
    "docs/how-to/survey.md": "# Survey\n",
}


def plant(garden: Path, files: dict[str, str] | None = None) -> Path:
    """Writes the sound house and then these files into it."""
    for path, text in {**SOUND, **(files or {})}.items():
        file = garden / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(dedent(text).lstrip("\n"), encoding="utf-8")
    return garden
