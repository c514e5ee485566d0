"""The long run of faults: kills at random moments, then every other fault of the tests, as one table of counts.

    python -m bench.faults [--kills N] [--seed N] [--write]

With `--write` the table in docs/reference/faults.md is replaced.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path

from tests.plants.killing import Found, Killer, Target
from tests.plants.running import Runner, Words, run_fresh, running
from tests.plants.workspaces import CAPTURE, LIST, make_modelled, make_observed, write_edited
from zonewright.wiring import open_example_plant

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "reference" / "faults.md"
TESTS = "tests/plants/test_workspace_faults.py"
BEGIN, END = "<!-- counts: begin -->", "<!-- counts: end -->"
KILLS = (
    "| kills at random moments | kills | over before the kill | all of it there | nothing of it there | half "
    "| said to be kept, and lost | tables left for `compact` |"
)
SAMPLE = 10
"""Of so many kills, one is also looked at by a process that loads everything anew."""


def main() -> None:
    arguments = _arguments()
    begun = time.perf_counter()
    lines = [
        KILLS,
        "|---|---|---|---|---|---|---|---|",
        *_kill_all(arguments.kills, arguments.seed),
        "",
        "| other faults | tried | held | not held | skipped |",
        "|---|---|---|---|---|",
        *_run_tests(),
    ]
    table = "\n".join(lines)
    sys.stdout.write(f"{table}\n\n{time.perf_counter() - begun:.0f} s\n")
    if arguments.write:
        _write(table)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=150, help="of each command")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", action="store_true")
    return parser.parse_args()


def _kill_all(kills: int, seed: int) -> list[str]:
    with tempfile.TemporaryDirectory(prefix="zonewright-faults-") as name, open_example_plant() as plant:
        folder = Path(name)
        with running() as runner:
            edited = write_edited(plant, folder / "edited.yaml")
            observe: Words = ("observe", str(plant / CAPTURE), str(plant / LIST))
            apply: Words = ("apply", str(edited), "--yes", "--why", "a workshop is added")
            modelled = make_modelled(runner, plant, folder / "modelled")
            observed = make_observed(runner, plant, folder / "observed")
            return [
                _kill(runner, Target(modelled, folder / "observing", observe, " new "), (kills, seed)),
                _kill(runner, Target(observed, folder / "applying", apply, "change 2 applied"), (kills, seed + 1)),
            ]


def _kill(runner: Runner, target: Target, drawn: tuple[int, int]) -> str:
    """Kill one command many times; what is half or lost ends the run with the moment at which it happened."""
    kills, seed = drawn
    killer = Killer(runner, target)
    found: list[Found] = []
    for number, moment in enumerate(killer.iter_moments(seed, kills)):
        found.append(killer.kill(moment))
        if number % SAMPLE == 0:
            shown = run_fresh("ask", "findings", "--in", str(target.place))
            if shown.code:
                raise SystemExit(shown.said)
    ended = sum(one.ended for one in found)
    whole = sum(one.whole for one in found)
    orphans = sum(bool(one.orphans) for one in found)
    name = "a capture and a list" if target.words[0] == "observe" else "an edited model"
    return (
        f"| `{target.words[0]}` of {name}, {1000 * killer.span.length_s:.0f} ms long, first write after "
        f"{1000 * killer.span.writes_s:.0f} ms | {len(found)} | {ended} | {whole} | {len(found) - whole} | 0 | 0 "
        f"| {orphans} times |"
    )


def _run_tests() -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        result = Path(folder) / "result.xml"
        command = [sys.executable, "-m", "pytest", "-q", TESTS, "-k", "not kill", f"--junitxml={result}"]
        subprocess.run(command, cwd=ROOT, env=os.environ, stdout=subprocess.DEVNULL, check=False)
        cases = list(ET.parse(result).iter("testcase"))
    counts: dict[str, Counter[str]] = {}
    for case in cases:
        name = case.get("name", "").partition("[")[0].removeprefix("test_").replace("_", " ")
        kinds = {child.tag for child in case}
        outcome = "skipped" if "skipped" in kinds else "not held" if kinds & {"failure", "error"} else "held"
        counts.setdefault(name, Counter())[outcome] += 1
    return [
        f"| {name} | {sum(found.values())} | {found['held']} | {found['not held']} | {found['skipped']} |"
        for name, found in counts.items()
    ]


def _write(table: str) -> None:
    before, _, rest = PAGE.read_text("utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    PAGE.write_text(f"{before}{BEGIN}\n\n{table}\n\n{END}{after}", "utf-8")


if __name__ == "__main__":
    main()
