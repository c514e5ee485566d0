"""`python -m zonewright` and the command `zonewright`."""

import gc
import os
import sys

INTERRUPTED = 130
LOOK_SELDOM = 200_000, 50, 100
"""What a command makes lives until it ends: searching it again and again for rubbish costs a quarter of the time."""


def main() -> None:
    """Run the command and leave with its exit code; stopped by hand, leave at once, whatever is still being read."""
    gc.set_threshold(*LOOK_SELDOM)
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
