"""Packet filters, written short: one line a chain, one line a rule.

chain forward 0 drop            a chain at a hook: hook, priority, policy
chain allow                     a chain that is jumped to
  destination_ip=10.0.1.0/24 protocol=tcp destination_port=502,102 accept
  iif!=eth0 jump allow
  unread=limit accept           a part of the line was not understood
"""

import re

from zonewright.model.filtering import Action, Configuration, FieldMatch, FilterChain, FilterRule
from zonewright.model.identifier import Id, Origin

SEEN = (Id("observation-1"),)


def read_filter(text: str, *, name: str = "fw", family: str = "inet") -> Configuration:
    chains: list[FilterChain] = []
    for number, line in enumerate(text.strip().splitlines(), 1):
        words = line.split()
        if words[0] == "chain":
            chains.append(_chain(words[1:], number, family))
        else:
            last = chains[-1]
            rules = (*last.rules, _rule(words, line.strip(), number, name))
            chains[-1] = FilterChain(last.name, family, last.hook, last.priority, last.policy, rules, last.line)
    return Configuration(Id(f"configuration-{name}"), Origin.DECLARED, SEEN, name, "small", tuple(chains))


def _chain(words: list[str], line: int, family: str) -> FilterChain:
    if len(words) == 1:
        return FilterChain(f"{family} filter {words[0]}", family, None, 0, None, (), line)
    hook, priority, policy = words
    return FilterChain(f"{family} filter {hook}{line}", family, hook, int(priority), Action(policy), (), line)


def _rule(words: list[str], text: str, line: int, name: str) -> FilterRule:
    action, target = Action(words[-1] if len(words) < 2 or words[-2] not in ("jump", "goto") else words[-2]), None
    conditions = words[:-1]
    if action in (Action.JUMP, Action.GOTO):
        target, conditions = words[-1], words[:-2]
    matches, unread = [], []
    for condition in conditions:
        parts = re.fullmatch(r"(\w+)(!?)=(.*)", condition)
        assert parts is not None, condition
        if parts[1] == "unread":
            unread.append(parts[3])
        else:
            matches.append(FieldMatch(parts[1], tuple(sorted(parts[3].split(","))), parts[2] == "!"))
    basis = (Id(f"observation-{name}-{line}"),)
    return FilterRule(
        Id(f"rule-{name}-{line}"), Origin.DECLARED, basis, line, text, action, tuple(matches), target, tuple(unread)
    )
