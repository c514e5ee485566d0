"""The run of fuzzing: every reader of foreign bytes, by its exposure, as one table.

    python -m bench.fuzz [--minutes 60] [--jobs 2] [--only TARGET ...] [--seed N] [--write]

The minutes are those of all jobs together. Findings stay in a folder, with their words beside them; the exit code is 1
when there are any. With `--write` the table in docs/reference/fuzzing.md is replaced.
"""

import argparse
import importlib.util
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from bench.fuzz.course import Places, divide, run_target
from bench.fuzz.report import Outcome, render_findings, render_table, write_page
from bench.fuzz.stock import ROOT
from bench.fuzz.target import TARGETS, Target

KEPT = Path.home() / ".cache" / "zonewright-fuzz"


def main() -> int:
    """Run, and say what came of it."""
    arguments = _arguments()
    if importlib.util.find_spec("atheris") is None:
        print("atheris is not installed (it comes for Linux, with `make setup`)", file=sys.stderr)
        return 2
    chosen = [target for target in TARGETS if not arguments.only or target.name in arguments.only]
    courses = divide(chosen, arguments.minutes * 60, arguments.jobs)
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="zonewright-fuzz-") as name, ThreadPoolExecutor(arguments.jobs) as pool:
        places = Places(arguments.corpus or Path(name), arguments.findings, arguments.shared, KEPT / "kernels")
        runs = [pool.submit(_run_course, course, arguments.seed, places) for course in courses]
        outcomes = [one for run in runs for one in run.result()]
    table = render_table(outcomes)
    print(f"\n{table}\n\nseed {arguments.seed}, {(time.monotonic() - begun) / 60:.1f} minutes by the clock")
    print(render_findings(outcomes))
    if arguments.write:
        write_page(table)
    return int(any(one.findings for one in outcomes))


def _run_course(course: list[tuple[Target, float]], seed: int, places: Places) -> list[Outcome]:
    outcomes = []
    for target, seconds in course:
        outcomes.append(run_target(target, seconds, seed=seed, places=places))
        last = outcomes[-1]
        print(f"{target.name}: {last.executions} executions, {len(last.findings)} findings", flush=True)
        for what, place in last.findings:
            print(f"  {what}  ({place})", flush=True)
    return outcomes


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=60, help="of all jobs together")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--only", action="append", choices=[target.name for target in TARGETS])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--corpus", type=Path, help="folder where corpora are kept between runs; none when not given")
    parser.add_argument("--findings", type=Path, default=KEPT / "findings")
    parser.add_argument(
        "--shared", type=Path, default=ROOT.parent / "shared" / "data", help="real material to begin with"
    )
    parser.add_argument("--write", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
