"""`python -m zonewright` and the command `zonewright`."""

import os
import sys

from zonewright.cli.app import run
from zonewright.cli.exit_codes import ExitCode


def main() -> None:
    """Run the command and leave with its exit code; stopped by hand, leave at once, whatever is still being read."""
    code = run()
    if code == ExitCode.INTERRUPTED:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
    sys.exit(code)


if __name__ == "__main__":
    main()
