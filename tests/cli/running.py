"""Running the command as a person does, in a process of its own or inside the test."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path


def run_command(
    *words: str, cwd: Path | None = None, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run `zonewright` in its own process; gives exit code, output and errors."""
    return subprocess.run(
        [sys.executable, "-m", "zonewright", *words],
        cwd=cwd,
        env={**os.environ, "COLUMNS": "200", **(environment or {})},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
