"""`python -m zonewright` and the command `zonewright`."""

import sys

from zonewright.cli.app import run


def main() -> None:
    """Run the command and leave with its exit code."""
    sys.exit(run())


if __name__ == "__main__":
    main()
