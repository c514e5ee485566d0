"""What a person sees while something takes long."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from zonewright.cli.terminal.printing import make_console


@contextmanager
def show_progress(first: str = "surveying", *, asks: bool = False) -> Iterator[Callable[[str], None]]:
    """Show what is being done on a terminal; into a pipe only words that matter are written.

    Args:
        first: the word to begin with.
        asks: leave the terminal free for questions.
    """
    console = make_console(stderr=True)
    if asks and console.is_terminal:
        yield lambda words: console.print(words, style="dim")
        return
    if not console.is_terminal:
        yield lambda words: console.print(words) if words.startswith("compiling") else None
        return
    with console.status(first) as status:
        yield status.update
