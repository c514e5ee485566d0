"""`zonewright compact`: what need not be kept any longer goes, and it is said what went."""

from pathlib import Path

from zonewright.cli.terminal.printing import make_console
from zonewright.cli.terminal.workspace import As, In, get_workspace, opened
from zonewright.wiring import make_compact_request
from zonewright.workflows.compact import compact as run_compact


def compact(folder: In = Path(), name: As = None) -> None:
    """Remove what the retention settings let go, give back the room, and say what was removed."""
    request = make_compact_request(get_workspace(folder))
    with opened(folder, name) as workspace:
        removed = run_compact(request, workspace=workspace)
    console = make_console()
    if not removed:
        console.print("nothing had to go")
    for one in removed:
        size = f", {one.size_bytes} bytes" if one.size_bytes is not None else ""
        console.print(f"removed {one.count} {one.kind}{size}")
