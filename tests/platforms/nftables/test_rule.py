from zonewright.model.filtering import Action
from zonewright.platforms.nftables.cursor import Cursor
from zonewright.platforms.nftables.rule import RuleParts, read_rule
from zonewright.platforms.nftables.tokens import iter_tokens


def read(text: str) -> RuleParts:
    return read_rule(Cursor([one for one in iter_tokens([text]) if one.text != "\n"], {}))


def test_side_statements_change_nothing() -> None:
    parts = read(
        'counter packets 1 bytes 2 log prefix "accept: " level warn flags tcp sequence,options drop comment "why"'
    )
    assert ([one.action for one in parts.branches], parts.comment) == ([Action.DROP], "why")


def test_a_rule_without_a_verdict_goes_on() -> None:
    assert [one.action for one in read("counter").branches] == [Action.NONE]


def test_a_map_that_is_not_understood_may_do_anything() -> None:
    parts = read("tcp dport vmap { what : accept }")
    assert [one.action for one in parts.branches] == [Action.UNREAD]
    assert parts.unread == ["tcp dport vmap { what : accept }"]


def test_words_after_the_verdict_are_not_lost() -> None:
    assert read("accept nonsense").unread == ["nonsense"]
