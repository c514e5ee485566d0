"""A place in the words of one rule."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from zonewright.platforms.nftables.definition import Element, NamedSet, find_elements
from zonewright.platforms.nftables.spelling import STOPS
from zonewright.platforms.nftables.tokens import Token

OPEN, CLOSED = frozenset("{("), frozenset("})")


@dataclass(slots=True)
class Cursor:
    """Words of a rule and how far they are read; `lines` gathers the lines of the sets that it refers to."""

    tokens: Sequence[Token]
    sets: Mapping[str, NamedSet]
    at: int = 0
    lines: set[int] = field(default_factory=set)

    def word(self) -> str:
        """Give the next word without taking it; names in quotes and the end are no words."""
        token = self.tokens[self.at] if self.at < len(self.tokens) else None
        return "" if token is None or token.quoted else token.text

    def words(self, skip: int, length: int) -> tuple[str, ...]:
        """Give some words ahead."""
        ahead = self.tokens[self.at + skip : self.at + skip + length]
        return tuple("" if token.quoted else token.text for token in ahead)

    def is_done(self) -> bool:
        """Whether every word was taken."""
        return self.at >= len(self.tokens)

    def take_token(self) -> Token | None:
        """Take the next word."""
        token = self.tokens[self.at] if self.at < len(self.tokens) else None
        self.at += token is not None
        return token

    def take(self) -> str:
        """Take the text of the next word; empty at the end."""
        token = self.take_token()
        return "" if token is None else token.text

    def take_group(self) -> list[Token] | None:
        """Take `{ ... }`; gives what stands inside."""
        if self.word() != "{":
            return None
        start = self.at + 1
        self._skip_group()
        return list(self.tokens[start : self.at - 1])

    def take_rest(self) -> str:
        """Take words up to the next statement that stands for itself (a verdict, a counter, a comment)."""
        start = self.at
        self._skip_one()
        while not self.is_done() and self.word() not in STOPS:
            self._skip_one()
        return self.text_between(start)

    def text_between(self, start: int) -> str:
        """Write the words from a place up to here."""
        return " ".join(f'"{one.text}"' if one.quoted else one.text for one in self.tokens[start : self.at])

    def find_set(self, name: str) -> list[Element] | None:
        """Give the elements of a named set; `None` when it is not there or traffic changes it."""
        found = self.sets.get(name)
        if found is None or found.changes:
            return None
        self.lines |= found.lines
        return find_elements(found.elements)

    def _skip_one(self) -> None:
        if self.word() in OPEN:
            self._skip_group()
        else:
            self.at += 1

    def _skip_group(self) -> None:
        depth = 0
        while not self.is_done():
            word = self.word()
            depth += (word in OPEN) - (word in CLOSED)
            self.at += 1
            if depth <= 0:
                return
