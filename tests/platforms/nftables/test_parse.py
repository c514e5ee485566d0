from zonewright.platforms.nftables.parse import Block, Statement, parse_ruleset
from zonewright.platforms.nftables.tokens import split_lines


def test_blocks_hold_statements_and_sets_stay_in_their_statement() -> None:
    (table,) = parse_ruleset(split_lines("table ip t {\n chain c {\n tcp dport { 1,\n 2 } accept; drop\n }\n}\n"))
    assert isinstance(table, Block)
    (chain,) = table.body
    assert isinstance(chain, Block)
    first, second = chain.body
    assert isinstance(first, Statement)
    assert isinstance(second, Statement)
    assert (first.line, first.lines, second.words) == (3, frozenset({3, 4}), ("drop",))


def test_braces_that_do_not_match_are_marked() -> None:
    opened, *_ = parse_ruleset(["table ip t {"])
    assert isinstance(opened, Block)
    assert opened.head.broken
    (stray,) = parse_ruleset(["}"])
    assert isinstance(stray, Statement)
    assert stray.broken
