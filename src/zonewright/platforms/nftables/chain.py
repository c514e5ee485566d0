"""Where a chain hangs and what happens at its end."""

from dataclasses import dataclass, field
from itertools import pairwise

from zonewright.model.filtering import Action, FilterRule
from zonewright.platforms.nftables import spelling

POLICIES = {"accept": Action.ACCEPT, "drop": Action.DROP}


@dataclass(slots=True)
class ChainDraft:
    """A chain while its rules are read."""

    name: str
    family: str
    table: str
    line: int
    hook: str | None = None
    priority: int = 0
    policy: Action | None = None
    is_dormant: bool = False
    rules: list[FilterRule] = field(default_factory=list)


def read_hook(draft: ChainDraft, words: tuple[str, ...]) -> str | None:
    """Read `type ... hook ... priority ...` or `policy ...`; gives what was not understood."""
    if words[0] == "policy":
        draft.policy = POLICIES.get(words[1] if len(words) == 2 else "", Action.UNREAD)
        return None if draft.policy is not Action.UNREAD else "this policy is not understood"
    if words[0] != "type":
        return None
    after = dict(pairwise(words))
    draft.hook = after.get("hook", "unread")
    priority = _find_priority(words[words.index("priority") + 1 :], draft.family) if "priority" in words else 0
    draft.priority = priority or 0
    if draft.hook == "unread" or priority is None:
        return "where this chain hangs is not understood"
    return None


def _find_priority(words: tuple[str, ...], family: str) -> int | None:
    """Read `0`, `filter`, `filter + 10`, `mangle - 5`, `-150`."""
    names = spelling.BRIDGE_PRIORITIES if family == "bridge" else spelling.PRIORITIES
    text = "".join(words)
    for name, number in names.items():
        if text.startswith(name):
            offset = text.removeprefix(name) or "0"
            return number + int(offset) if _is_number(offset) else None
    return int(text) if _is_number(text) else None


def _is_number(text: str) -> bool:
    digits = text.lstrip("+-")
    return digits.isascii() and digits.isdigit() and len(digits) <= 10 and len(text) - len(digits) <= 1
