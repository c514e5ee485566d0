"""How the time is divided among targets and jobs, and how the process of one target is followed to its end."""

import hashlib
import json
import re
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.fuzz.finding import Finding, save_finding
from bench.fuzz.report import Outcome
from bench.fuzz.target import CAPTURES, SECONDS_PER_INPUT, Target

MOST_BEGINNINGS = 6
_COVERAGE = re.compile(r"#(\d+)\s.*?cov: (\d+).*?corp: (\d+)")
_ARTIFACT = re.compile(r"[a-z]+-(?:timeout|oom|crash|leak|slow-unit)-[0-9a-f]{40}")
_SLACK_S = 300


@dataclass(frozen=True, slots=True)
class Places:
    """Folders of a run: what is kept between runs, what was found, real material, compiled kernels."""

    corpora: Path
    findings: Path
    shared: Path
    cache: Path


def divide(targets: Sequence[Target], seconds: float, jobs: int) -> list[list[tuple[Target, float]]]:
    """Divide the time by weight, and the targets among the jobs so that all end at about the same time."""
    whole = sum(target.weight for target in targets)
    parts = sorted(((target, seconds * target.weight / whole) for target in targets), key=lambda part: -part[1])
    courses: list[list[tuple[Target, float]]] = [[] for _ in range(jobs)]
    for part in parts:
        min(courses, key=lambda course: sum(length for _, length in course)).append(part)
    return courses


def run_target(target: Target, seconds: float, *, seed: int, places: Places) -> Outcome:
    """Fuzz one target; where a hang or too much memory ended its process, it is begun again for what is left."""
    parts: list[Outcome] = []
    left = seconds
    for beginning in range(MOST_BEGINNINGS):
        begun = time.monotonic()
        parts.append(_run_process(target, left, seed=seed + 1000 * beginning, places=places))
        left -= parts[-1].seconds or time.monotonic() - begun
        if left < SECONDS_PER_INPUT or target == CAPTURES:
            break
    return _join(target, parts)


def _run_process(target: Target, seconds: float, *, seed: int, places: Places) -> Outcome:
    places.findings.mkdir(parents=True, exist_ok=True)
    module = "comparing" if target == CAPTURES else "reading"
    command = [sys.executable, "-W", "ignore", "-m", f"bench.fuzz.{module}", target.name]
    command += ["--seconds", str(max(1, round(seconds))), "--seed", str(seed), "--corpus"]
    command += [str(places.corpora / target.name), "--findings", str(places.findings), "--shared", str(places.shared)]
    command += ["--cache", str(places.cache)] if target == CAPTURES else []
    before = set(places.findings.glob("*"))
    try:
        ended = subprocess.run(command, capture_output=True, timeout=2 * seconds + 4 * _SLACK_S, check=False)
        words, code = (ended.stderr + ended.stdout).decode("utf-8", "replace"), ended.returncode
    except subprocess.TimeoutExpired as error:
        words, code = (error.stderr or b"").decode("utf-8", "replace"), -1
    outcome = read_words(target, words, seconds=seconds)
    artifacts = sorted(path for path in set(places.findings.glob(f"{target.name}-*")) - before)
    artifacts = [path for path in artifacts if _ARTIFACT.fullmatch(path.name)]
    extra = [_take_artifact(target, path, words, places.findings) for path in artifacts]
    if code and not extra:
        found = Finding(target.name, f"the process ended with {code}", words[-4000:], b"")
        extra = [(found.signature, str(save_finding(places.findings, found)))]
    return _join(target, [outcome, Outcome(target.name, 0, findings=tuple(extra))])


def _take_artifact(target: Target, path: Path, words: str, findings: Path) -> tuple[str, str]:
    """Take over the file of an input that ended the process."""
    octets, what = path.read_bytes(), path.name.split("-")[1]
    path.unlink()
    name = hashlib.sha256(octets).hexdigest()[:10]
    found = Finding(target.name, f"{what} {name}", words[-4000:], octets)
    return found.signature, str(save_finding(findings, found))


def read_words(target: Target, words: str, *, seconds: float) -> Outcome:
    """Read what a process said of itself."""
    findings = []
    for line in words.splitlines():
        if line.startswith("FINDING "):
            _, signature, place = json.loads(line.removeprefix("FINDING "))
            findings.append((signature, place))
        if line.startswith("DONE "):
            executions, corpus, coverage, spent = json.loads(line.removeprefix("DONE "))
            return Outcome(target.name, spent, executions, corpus, coverage, tuple(findings))
    states = _COVERAGE.findall(words)
    executions, coverage, corpus = map(int, states[-1]) if states else (0, 0, 0)
    done = re.search(r"Done (\d+) runs in (\d+) second", words)
    spent = float(done.group(2)) if done else seconds / 2
    return Outcome(target.name, spent, int(done.group(1)) if done else executions, corpus, coverage, tuple(findings))


def _join(target: Target, parts: Iterable[Outcome]) -> Outcome:
    known = list(parts)
    return Outcome(
        target.name,
        sum(one.seconds for one in known),
        sum(one.executions for one in known),
        max((one.corpus for one in known), default=0),
        max((one.coverage for one in known), default=0),
        tuple(dict.fromkeys(found for one in known for found in one.findings)),
    )
