"""What a line of a log of messages is asked for, and what it says."""

from collections.abc import Mapping
from dataclasses import dataclass

from zonewright.protocols.counter import ERROR, REQUEST, RESPONSE

SIGNS = {"request": REQUEST, "response": RESPONSE, "req": REQUEST, "resp": RESPONSE, "reply": RESPONSE}


@dataclass(frozen=True, slots=True)
class Said:
    """One message.

    Attributes:
        from_orig: whether the originator of the conversation sent it.
        key: code key as the protocol's room declares it.
        kind: request, response, error or publication (`zonewright.protocols.counter`).
    """

    from_orig: bool
    key: str
    kind: int


@dataclass(frozen=True, slots=True)
class Line:
    """The words of one line.

    Attributes:
        words: column -> what stands there, `None` where the log leaves it open.
        names: table of names -> name -> code key.
    """

    words: Mapping[str, str | None]
    names: Mapping[str, Mapping[str, str]]

    def get(self, *columns: str) -> str | None:
        """Give the first of the columns that says something."""
        return next((word for name in columns if (word := self.words.get(name)) is not None), None)

    def find(self, table: str, name: str | None) -> str | None:
        """Look a name up in a table; a name with its number inside needs none."""
        if name is None:
            return None
        found = self.names.get(table, {}).get(name)
        return found if found is not None else find_number_in(name)

    @property
    def from_orig(self) -> bool | None:
        """Tell from `is_orig` who sent the message."""
        return {"T": True, "F": False}.get(self.words.get("is_orig") or "")


Reading = tuple[Said, ...] | str
"""The messages of a line, none where it speaks of the conversation only; or, in words, the name that is not known."""


def find_number_in(name: str) -> str | None:
    """Read `0x2b`, `43`, `unknown-43` or `Unknown Service Choice-0x2b`."""
    word = name.rpartition("-")[2].strip()
    try:
        number = int(word, 16) if word.lower().startswith("0x") else int(word)
    except ValueError:
        return None
    return str(number) if 0 <= number < 0x7FFF else None


def say_unknown(what: str, name: str | None) -> str:
    """Say that a name stands in no table."""
    return f"{what} {(name or 'without a name')[:80]!r} is not known here"


def make_exchange(key: str, *, failed: bool, answer: str = "") -> tuple[Said, Said]:
    """Make a question of the originator and its answer, which may stand under another code."""
    answered = Said(from_orig=False, key=answer or key, kind=ERROR if failed else RESPONSE)
    return Said(from_orig=True, key=key, kind=REQUEST), answered
