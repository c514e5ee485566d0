"""The words of one rule: what it matches, what it does, and what of it was not understood."""

from dataclasses import dataclass, field

from zonewright.model.filtering import Action, FieldMatch
from zonewright.platforms.nftables import spelling
from zonewright.platforms.nftables.cursor import Cursor
from zonewright.platforms.nftables.match import find_subject, read_comparison
from zonewright.platforms.nftables.tokens import Token

ACTIONS = {"accept": Action.ACCEPT, "drop": Action.DROP, "continue": Action.NONE, "return": Action.RETURN} | {
    "jump": Action.JUMP,
    "goto": Action.GOTO,
}
LOG_OPTIONS = frozenset({"prefix", "level", "group", "snaplen", "queue-threshold", "flags"})


@dataclass(frozen=True, slots=True)
class Branch:
    """One way out of a rule: an extra condition, a verdict, and the chain that it leads to."""

    match: FieldMatch | None
    action: Action
    jump_to: str | None = None


@dataclass(slots=True)
class RuleParts:
    """What was read of one rule."""

    matches: list[FieldMatch] = field(default_factory=list)
    branches: list[Branch] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    comment: str | None = None


def read_rule(cursor: Cursor) -> RuleParts:
    """Read the words of one rule to their end; no word is lost."""
    parts = RuleParts()
    while not cursor.is_done():
        _read_statement(cursor, parts)
    if not parts.branches:
        parts.branches.append(Branch(None, Action.NONE))
    return parts


def _read_statement(cursor: Cursor, parts: RuleParts) -> None:
    word = cursor.word()
    if parts.branches and word not in ("comment", "counter", "log"):
        parts.unread.append(cursor.take_rest())
    elif word == "counter":
        _skip_counter(cursor)
    elif word == "log":
        _skip_log(cursor)
    elif word == "comment":
        cursor.at += 1
        parts.comment = cursor.take() or None
    elif word in spelling.VERDICTS:
        parts.branches.append(_read_verdict(cursor))
    elif word == "reject":
        _read_reject(cursor, parts)
    elif word == "queue":
        parts.unread.append(cursor.take_rest())
        parts.branches.append(Branch(None, Action.UNREAD))
    elif word in spelling.REWRITES:
        parts.unread.append(cursor.take_rest())
        parts.branches.append(Branch(None, Action.NONE))
    else:
        _read_match(cursor, parts)


def _read_verdict(cursor: Cursor) -> Branch:
    word = cursor.take()
    action = ACTIONS.get(word, Action.UNREAD)
    jumps = action in (Action.JUMP, Action.GOTO)
    return Branch(None, action, cursor.take() if jumps else None)


def _read_reject(cursor: Cursor, parts: RuleParts) -> None:
    cursor.at += 1
    if cursor.word() == "with":
        cursor.take_rest()
    parts.branches.append(Branch(None, Action.REJECT))


def _skip_counter(cursor: Cursor) -> None:
    cursor.at += 1
    if cursor.word() == "name":
        cursor.at += 2
    while cursor.word() in ("packets", "bytes"):
        cursor.at += 2


def _skip_log(cursor: Cursor) -> None:
    cursor.at += 1
    while cursor.word() in LOG_OPTIONS:
        cursor.at += 2
        while cursor.word() == ",":
            cursor.at += 2


def _read_match(cursor: Cursor, parts: RuleParts) -> None:
    start = cursor.at
    subject = find_subject(cursor)
    if subject is None:
        parts.unread.append(cursor.take_rest())
        return
    comparison = read_comparison(cursor, subject)
    branches = [_find_branch(match, verdict) for match, verdict in comparison.branches]
    if not comparison.understood or None in branches:
        if not cursor.is_done() and cursor.word() not in spelling.STOPS:
            cursor.take_rest()
        text = cursor.text_between(start)
        parts.unread.append(text)
        if " vmap " in f" {text} ":
            parts.branches.append(Branch(None, Action.UNREAD))
        return
    parts.matches.extend(match for match in comparison.matches if match not in parts.matches)
    parts.branches.extend(branch for branch in branches if branch is not None)
    if comparison.is_map and not branches:
        parts.branches.append(Branch(None, Action.NONE))


def _find_branch(match: FieldMatch | None, verdict: tuple[Token, ...]) -> Branch | None:
    words = [token.text for token in verdict if token.text not in "{}"]
    action = ACTIONS.get(words[0]) if words else None
    jumps = action in (Action.JUMP, Action.GOTO)
    if action is None or len(words) != (2 if jumps else 1):
        return None
    return Branch(match, action, words[1] if jumps else None)
