"""Named sets, maps and `define`d words that rules refer to."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from zonewright.platforms.nftables.tokens import Token

WORDS, DEPTH = 50_000, 16
CHANGING = frozenset({"dynamic", "timeout"})
EXTRAS = frozenset({"timeout", "expires", "counter", "comment", "packets"})


@dataclass(slots=True)
class NamedSet:
    """A set or map of a table; `changes` when traffic adds to it, so that its content is not in the text."""

    lines: set[int] = field(default_factory=set)
    elements: list[Token] = field(default_factory=list)
    changes: bool = False


@dataclass(slots=True)
class Scope:
    """What a rule may refer to: `defines` of the file, `sets` by `(family, table, name)`."""

    defines: dict[str, tuple[Token, ...]] = field(default_factory=dict)
    sets: dict[tuple[str, str, str], NamedSet] = field(default_factory=dict)

    def expand(self, tokens: Sequence[Token], *, lines: set[int], depth: int = 0) -> list[Token] | None:
        """Put the values of `$words` in their places, and note on which lines they stand; `None` when that fails."""
        found: list[Token] = []
        for token in tokens:
            if token.quoted or not token.text.startswith("$"):
                found.append(token)
                continue
            value = self.defines.get(token.text[1:])
            inner = None if value is None or depth >= DEPTH else self.expand(value, lines=lines, depth=depth + 1)
            if inner is None or len(found) + len(inner) > WORDS:
                return None
            lines.update(one.line for one in value or ())
            found.extend(inner)
        return found


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a set; `verdict` holds what stands after its colon in a map."""

    key: Token
    verdict: tuple[Token, ...] = ()


def find_elements(tokens: Sequence[Token]) -> list[Element] | None:
    """Split what stands in the braces of a set at its commas; `None` when an element is more than one plain value."""
    elements = []
    for part in _split(tokens):
        colon = next((at for at, token in enumerate(part) if token.text == ":" and not token.quoted), None)
        head = part if colon is None else part[:colon]
        verdict = () if colon is None else tuple(part[colon + 1 :])
        extra = len(head) > 1 and head[1].text not in EXTRAS
        if not head or extra or (colon is not None and not verdict):
            return None
        elements.append(Element(head[0], verdict))
    return elements


def _split(tokens: Sequence[Token]) -> list[list[Token]]:
    """Nested braces, which come from `$words`, are flattened."""
    parts: list[list[Token]] = [[]]
    for token in tokens:
        if not token.quoted and token.text in "{}":
            continue
        if token.text == "," and not token.quoted:
            parts.append([])
        else:
            parts[-1].append(token)
    return [part for part in parts if part]
