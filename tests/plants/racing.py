"""Several commands on one workspace at the same time."""

from collections.abc import Sequence
from pathlib import Path

from tests.plants.running import Runner, Words
from tests.plants.workspaces import State, assert_whole, read_state


def race(runner: Runner, line: Path, writers: Sequence[Words]) -> State:
    """Begin all at once; each has to succeed, and the survey that is kept has to follow from what all did."""
    runner.begin(*((*words, "--in", str(line)) for words in writers))
    for words, done in zip(writers, runner.wait(), strict=True):
        assert done.code == 0, f"{words}: exit {done.code}\n{done.said}"
    assert_whole(line)
    return read_state(line)
