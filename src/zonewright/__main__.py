"""`python -m zonewright` and the command `zonewright`."""

import os
import sys

INTERRUPTED = 130


def main() -> None:
    """Run the command and leave with its exit code; stopped by hand, leave at once, whatever is still being read."""
    try:
        from zonewright.cli.app import run

        code = run()
    except KeyboardInterrupt:
        code = INTERRUPTED
    if code == INTERRUPTED:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
    sys.exit(code)


if __name__ == "__main__":
    main()
