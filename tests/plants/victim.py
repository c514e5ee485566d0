"""A process that loads zonewright once and forks a child for every command: `python -m tests.plants.victim`.

Each line on its input is JSON: `commands` (their words), `said` (a file for what each prints), `limit` (bytes that a
file may grow to, or null) and `environment`. It answers `pids ...` when the children run. Asked for their end with an
empty line, it waits for them and answers `gone ...` with their exit codes, negative for a signal; until then their ids
stay theirs.
"""

import json
import os
import resource
import sys
from pathlib import Path
from typing import Any

from zonewright.cli.app import run


def main() -> None:
    _load()
    _say("ready")
    for line in iter(sys.stdin.readline, ""):
        asked = json.loads(line)
        children = [
            _fork(words, Path(said), asked) for words, said in zip(asked["commands"], asked["said"], strict=True)
        ]
        _say(f"pids {json.dumps(children)}")
        sys.stdin.readline()
        codes = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
        _say(f"gone {json.dumps(codes)}")


def _fork(words: list[str], said: Path, asked: dict[str, Any]) -> int:
    child = os.fork()
    if child:
        return child
    code = 70
    try:
        _become_command(said, asked)
        code = run(words)
        sys.stdout.flush()
    finally:
        os._exit(code)


def _become_command(said: Path, asked: dict[str, Any]) -> None:
    """Take the place of a command's own process: its output into a file line by line, nobody at the terminal."""
    output, nothing = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), os.open(os.devnull, os.O_RDONLY)
    for here, there in ((nothing, 0), (output, 1), (output, 2)):
        os.dup2(here, there)
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]
    os.environ.update(asked["environment"])
    if asked["limit"] is not None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (asked["limit"], resource.RLIM_INFINITY))


def _load() -> None:
    """Load what commands load when they need it, so that no child pays for it."""
    import tempfile

    from zonewright.wiring import open_example_plant

    silence = os.open(os.devnull, os.O_WRONLY)
    output = os.dup(1)
    os.dup2(silence, 1)
    with tempfile.TemporaryDirectory() as folder, open_example_plant() as plant:
        run(["init", f"{folder}/line"])
        inputs = [str(plant / "mirror-servers.pcap.gz"), str(plant / "inventory.xlsx")]
        run(["observe", *inputs, "--in", f"{folder}/line"])
        run(["apply", str(plant / "plant.yaml"), "--in", f"{folder}/line", "--yes", "--why", "to load what it needs"])
    sys.stdout.flush()
    os.dup2(output, 1)


def _say(words: str) -> None:
    os.write(1, f"{words}\n".encode())


if __name__ == "__main__":
    main()
