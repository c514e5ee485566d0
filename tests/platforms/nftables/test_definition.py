from zonewright.platforms.nftables.definition import Scope, find_elements
from zonewright.platforms.nftables.tokens import Token, iter_tokens


def tokens(text: str) -> list[Token]:
    return [token for token in iter_tokens([text]) if token.text != "\n"]


def test_words_are_expanded_and_their_lines_noted() -> None:
    scope = Scope({"A": tuple(tokens("10.0.0.1")), "B": tuple(tokens("{ $A, 10.0.0.2 }"))})
    lines: set[int] = set()
    found = scope.expand(tokens("ip saddr $B"), lines=lines)
    assert found is not None
    assert " ".join(one.text for one in found) == "ip saddr { 10.0.0.1 , 10.0.0.2 }"
    assert lines == {1}


def test_words_in_a_circle_or_without_end_fail() -> None:
    scope = Scope({"A": tuple(tokens("$A"))})
    assert scope.expand(tokens("$A"), lines=set()) is None
    assert scope.expand(tokens("$B"), lines=set()) is None
    bomb = Scope({f"x{n}": tuple(tokens(f"$x{n - 1} " * 10)) for n in range(1, 12)} | {"x0": tuple(tokens("1"))})
    assert bomb.expand(tokens("$x11"), lines=set()) is None


def test_elements_are_one_value_each() -> None:
    found = find_elements(tokens("10.0.0.1 timeout 1h, 10.0.0.2 : drop"))
    assert found is not None
    assert [(one.key.text, [word.text for word in one.verdict]) for one in found] == [
        ("10.0.0.1", []),
        ("10.0.0.2", ["drop"]),
    ]
    assert find_elements(tokens("10.0.0.1 . 80")) is None
