"""The words of a ruleset with their lines; ends of lines are words too."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

WORD = re.compile(
    r'"(?P<quoted>[^"]*)"|(?P<comment>#.*)|(?P<join>\\\s*$)|(?P<mark>!=|==|<=|>=|<<|>>|[{};,()=<>!|&^])'
    r'|(?P<word>[^\s{};,()"#=<>!|&^\\]+)|(?P<other>\S)'
)
VERDICT_AFTER_COLON = re.compile(r"(.*[^:]):(accept|drop|continue|return|jump|goto)")
NEW_LINE = "\n"


@dataclass(frozen=True, slots=True)
class Token:
    """One word; `quoted` tells `"accept"`, a name, from `accept`, a verdict."""

    text: str
    line: int
    quoted: bool = False


def split_lines(text: str) -> list[str]:
    """Give the lines of a text as an editor counts them."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if not lines[-1]:
        lines.pop()
    return lines


def iter_tokens(lines: list[str]) -> Iterator[Token]:
    """Give every word; a backslash at the end of a line joins it with the next."""
    for number, line in enumerate(lines, start=1):
        joined = False
        for found in WORD.finditer(line.removeprefix("\ufeff")):
            joined = found.lastgroup == "join"
            yield from _tokens_of(found, number)
        if not joined:
            yield Token(NEW_LINE, number)


def _tokens_of(found: re.Match[str], line: int) -> Iterator[Token]:
    kind = found.lastgroup
    if kind == "quoted":
        yield Token(found.group("quoted"), line, quoted=True)
    elif kind == "word":
        yield from (Token(part, line) for part in _split_colons(found.group()))
    elif kind in ("mark", "other"):
        yield Token(found.group(), line)


def _split_colons(word: str) -> tuple[str, ...]:
    """`established:` and `22:accept` are a value, a colon and a verdict; `fe80::1` is one word."""
    verdict = VERDICT_AFTER_COLON.fullmatch(word)
    if verdict:
        return verdict.group(1), ":", verdict.group(2)
    if len(word) > 1 and word.endswith(":") and not word.endswith("::"):
        return word[:-1], ":"
    if len(word) > 1 and word.startswith(":") and not word.startswith("::"):
        return ":", word[1:]
    return (word,)
