"""The tree of a ruleset: blocks within blocks, and statements; what a statement means is not asked here."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from zonewright.platforms.nftables.tokens import NEW_LINE, Token, iter_tokens

TOP, TABLE, INNER = 0, 1, 2
OPENS = (
    frozenset({"table"}),
    frozenset({"chain", "set", "map", "counter", "quota", "limit", "flowtable", "secmark", "synproxy", "ct"}),
    frozenset[str](),
)
"""First words after which a brace opens a block, by depth."""


@dataclass(slots=True)
class Statement:
    """One statement; `broken` says why it cannot be trusted."""

    tokens: tuple[Token, ...]
    broken: str | None = None

    @property
    def line(self) -> int:
        """The line on which it begins."""
        return self.tokens[0].line

    @property
    def lines(self) -> frozenset[int]:
        """All lines on which something of it stands."""
        return frozenset(token.line for token in self.tokens)

    @property
    def words(self) -> tuple[str, ...]:
        """Its words without their lines."""
        return tuple(token.text for token in self.tokens)


@dataclass(slots=True)
class Block:
    """`head { body }`."""

    head: Statement
    body: list["Block | Statement"] = field(default_factory=list)


def parse_ruleset(lines: list[str]) -> list[Block | Statement]:
    """Give the blocks and statements of a ruleset; nothing of the text is left out but blanks and comments."""
    body: list[Block | Statement] = []
    tokens = iter_tokens(lines)
    while True:
        stray = _parse_body(tokens, body, level=TOP)
        if stray is None:
            return body
        body.append(Statement((stray,), broken="closes a brace that nobody opened"))


def _parse_body(tokens: Iterator[Token], body: list[Block | Statement], *, level: int) -> Token | None:
    """Read until the brace that closes this body, which it gives, or the end of the text."""
    waiting: list[Token] = []
    depth = 0
    for token in tokens:
        mark = "" if token.quoted else token.text
        if mark == "{" and depth == 0 and waiting and waiting[0].text in OPENS[level]:
            block = Block(Statement(tuple(waiting)))
            waiting = []
            body.append(block)
            if _parse_body(tokens, block.body, level=level + 1) is None:
                block.head.broken = "opens a brace that nobody closes"
        elif mark == "}" and depth == 0:
            _close(waiting, body)
            return token
        elif mark in (NEW_LINE, ";") and depth == 0:
            _close(waiting, body)
            waiting = []
        elif mark != NEW_LINE:
            depth += (mark == "{") - (mark == "}")
            waiting.append(token)
    _close(waiting, body, broken="opens a brace that nobody closes" if depth else None)
    return None


def _close(waiting: list[Token], body: list[Block | Statement], *, broken: str | None = None) -> None:
    if waiting:
        body.append(Statement(tuple(waiting), broken))
