from zonewright.platforms.nftables.cursor import Cursor
from zonewright.platforms.nftables.definition import NamedSet
from zonewright.platforms.nftables.tokens import iter_tokens


def cursor(text: str) -> Cursor:
    return Cursor(
        [one for one in iter_tokens([text]) if one.text != "\n"], {"s": NamedSet({7}, []), "d": NamedSet(changes=True)}
    )


def test_the_rest_goes_to_the_next_statement_and_over_braces() -> None:
    one = cursor('add @s { ip saddr counter } "drop" accept')
    assert one.take_rest() == 'add @s { ip saddr counter } "drop"'
    assert one.word() == "accept"


def test_a_set_that_traffic_changes_is_not_given() -> None:
    one = cursor("x")
    assert one.find_set("s") == []
    assert one.find_set("d") is None
    assert one.find_set("none") is None
    assert one.lines == {7}
