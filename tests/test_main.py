"""`python -m zonewright`."""

from tests.cli.running import run_command
from zonewright import __version__


def test_the_module_runs_as_the_command() -> None:
    done = run_command("--version")
    assert done.returncode == 0
    assert done.stdout.strip() == f"zonewright {__version__}"
