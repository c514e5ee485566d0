"""A ruleset as chains of rules, every line accounted for."""

from dataclasses import dataclass, field, replace

from zonewright.contracts.platform import ConfigurationReading
from zonewright.model.filtering import Action, Configuration, FilterChain, FilterRule
from zonewright.model.identifier import Id, Origin, make_id
from zonewright.platforms.nftables import spelling
from zonewright.platforms.nftables.chain import ChainDraft, read_hook
from zonewright.platforms.nftables.cursor import Cursor
from zonewright.platforms.nftables.definition import CHANGING, NamedSet, Scope
from zonewright.platforms.nftables.ledger import Ledger
from zonewright.platforms.nftables.parse import Block, Statement, parse_ruleset
from zonewright.platforms.nftables.rule import RuleParts, read_rule
from zonewright.platforms.nftables.tokens import split_lines

PLATFORM = "nftables"
EMPTYING = frozenset({"flush", "delete", "destroy"})
SETTINGS = frozenset({"type", "policy", "comment", "flags", "device", "devices"})
OUTPUT = "give the output of `nft list ruleset`"


@dataclass(slots=True)
class _Reader:
    """Gathers the tables of one ruleset."""

    configuration: Id
    ledger: Ledger
    scope: Scope = field(default_factory=Scope)
    chains: dict[str, ChainDraft] = field(default_factory=dict)
    basis: list[Id] = field(default_factory=list)
    per_line: dict[int, int] = field(default_factory=dict)
    waiting: list[tuple[ChainDraft, Statement]] = field(default_factory=list)


def read_ruleset(text: str, *, input_id: Id, device: str) -> ConfigurationReading:
    """Read the packet filters of a ruleset."""
    lines = split_lines(text)
    reader = _Reader(make_id("configuration", input_id), Ledger(input_id, lines))
    for item in parse_ruleset(lines):
        _read_top(reader, item)
    for draft, statement in reader.waiting:
        _read_rule(reader, draft, statement=statement)
    chains = tuple(_close_chain(draft, reader.chains) for draft in reader.chains.values())
    used, ignored, problems = reader.ledger.close()
    basis = tuple(dict.fromkeys(reader.basis))
    found = Configuration(reader.configuration, Origin.DECLARED, basis, device, PLATFORM, chains)
    observations = tuple(one for _, one in sorted(reader.ledger.observations.items()))
    configurations = (found,) if basis else ()
    return ConfigurationReading(configurations, observations, problems, len(lines), used, ignored)


def _read_top(reader: _Reader, item: Block | Statement) -> None:
    statement = item.head if isinstance(item, Block) else item
    words = statement.words
    if statement.broken:
        reader.ledger.complain([statement.line], statement.broken)
    if isinstance(item, Block):
        _read_table(reader, item)
    elif words[0] in ("define", "redefine") and len(words) > 3 and words[2] == "=":
        reader.scope.defines[words[1]] = statement.tokens[3:]
        reader.ledger.use(statement.lines)
    elif words[0] in EMPTYING and not reader.chains:
        reader.ledger.leave(statement.lines, "empties what was there before")
    elif words[0] == "table" and len(words) <= 3:
        reader.ledger.leave(statement.lines, "names a table")
    elif words[0] == "include":
        reader.ledger.complain(statement.lines, f"what it includes is not in this file; {OUTPUT}")
    elif not statement.broken:
        reader.ledger.complain(statement.lines, f"the command `{' '.join(words[:2])}` is not read; {OUTPUT}")


def _read_table(reader: _Reader, block: Block) -> None:
    words = block.head.words
    family, name = (words[1], words[2]) if len(words) == 3 else ("ip", words[-1])
    if len(words) not in (2, 3) or family not in spelling.TABLE_FAMILIES:
        reader.ledger.complain(block.head.lines, "this table is not understood")
    reader.basis.extend(reader.ledger.use(block.head.lines))
    flags = [item.words for item in block.body if isinstance(item, Statement) and item.words[0] == "flags"]
    is_dormant = any("dormant" in words for words in flags)
    for item in block.body:
        if isinstance(item, Block):
            _read_inner(reader, item, table=(family, name), is_dormant=is_dormant)
        elif item.words[0] in ("define", "flags", "comment"):
            _read_setting(reader, item)
        else:
            reader.ledger.complain(item.lines, item.broken or "is not understood in a table")


def _read_setting(reader: _Reader, statement: Statement) -> None:
    words = statement.words
    if words[0] == "define" and len(words) > 3:
        reader.scope.defines[words[1]] = statement.tokens[3:]
    reader.ledger.use(statement.lines)


def _read_inner(reader: _Reader, block: Block, *, table: tuple[str, str], is_dormant: bool) -> None:
    words = block.head.words
    if block.head.broken:
        reader.ledger.complain([block.head.line], block.head.broken)
    if words[0] == "chain" and len(words) == 2:
        _read_chain(reader, block, table=table, is_dormant=is_dormant)
    elif words[0] in ("set", "map") and len(words) == 2:
        _read_set(reader, block, table=table)
    else:
        reader.ledger.leave(_lines_of(block), f"{words[0]} object")


def _lines_of(block: Block) -> list[int]:
    statements = [block.head, *(item for item in block.body if isinstance(item, Statement))]
    return sorted({line for statement in statements for line in statement.lines})


def _read_set(reader: _Reader, block: Block, *, table: tuple[str, str]) -> None:
    found = reader.scope.sets.setdefault((*table, block.head.words[1]), NamedSet())
    found.lines |= block.head.lines
    for item in block.body:
        if isinstance(item, Block):
            continue
        found.lines |= item.lines
        if item.words[:2] == ("elements", "="):
            expanded = reader.scope.expand(item.tokens[2:], lines=found.lines)
            separator = item.tokens[:1] and [replace(item.tokens[0], text=",")]
            found.elements.extend([*separator, *(expanded or [])])
            found.changes = found.changes or expanded is None or bool(item.broken)
        elif item.words[0] in ("flags", "timeout"):
            found.changes = found.changes or bool(CHANGING & set(item.words))
    reader.ledger.use(found.lines)


def _read_chain(reader: _Reader, block: Block, *, table: tuple[str, str], is_dormant: bool) -> None:
    family, name = table
    full = f"{family} {name} {block.head.words[1]}"
    draft = reader.chains.setdefault(full, ChainDraft(full, family, name, block.head.line))
    draft.is_dormant = draft.is_dormant or is_dormant
    reader.ledger.use(block.head.lines)
    for item in block.body:
        statement = item.head if isinstance(item, Block) else item
        if statement.words[0] not in SETTINGS:
            reader.waiting.append((draft, statement))
            continue
        reader.ledger.use(statement.lines)
        wrong = read_hook(draft, statement.words)
        if wrong:
            reader.ledger.complain([statement.line], wrong)


def _read_rule(reader: _Reader, draft: ChainDraft, *, statement: Statement) -> None:
    lines: set[int] = set()
    expanded = reader.scope.expand(statement.tokens, lines=lines)
    own = {key[2]: one for key, one in reader.scope.sets.items() if key[:2] == (draft.family, draft.table)}
    cursor = Cursor(statement.tokens if expanded is None else expanded, own)
    parts = read_rule(cursor)
    if expanded is None:
        parts.unread.append("a $word that is not defined")
    if statement.broken:
        parts.unread.append(statement.broken)
        reader.ledger.complain([statement.line], statement.broken)
    basis = reader.ledger.use(statement.lines | lines | cursor.lines)
    _add_rules(reader, draft, parts=parts, line=statement.line, basis=basis)


def _add_rules(reader: _Reader, draft: ChainDraft, *, parts: RuleParts, line: int, basis: tuple[Id, ...]) -> None:
    for branch in parts.branches:
        count = reader.per_line.get(line, 0) + 1
        reader.per_line[line] = count
        numbered = (line,) if count == 1 else (line, count)
        rule = FilterRule(
            make_id("filter", reader.configuration, *numbered),
            Origin.DECLARED,
            basis,
            line=line,
            text=reader.ledger.lines[line - 1].strip(),
            action=branch.action,
            matches=(*parts.matches, *([branch.match] if branch.match else [])),
            jump_to=f"{draft.family} {draft.table} {branch.jump_to}" if branch.jump_to else None,
            unread=tuple(parts.unread),
            comment=parts.comment,
        )
        draft.rules.append(rule)


def _close_chain(draft: ChainDraft, chains: dict[str, ChainDraft]) -> FilterChain:
    rules = []
    for rule in draft.rules:
        if rule.jump_to is not None and rule.jump_to not in chains:
            rule = replace(rule, unread=(*rule.unread, f"there is no chain {rule.jump_to}"))  # noqa: PLW2901
        rules.append(rule)
    hook = None if draft.is_dormant else draft.hook
    policy = (draft.policy or Action.ACCEPT) if hook is not None else None
    return FilterChain(draft.name, draft.family, hook, draft.priority, policy, tuple(rules), draft.line)
