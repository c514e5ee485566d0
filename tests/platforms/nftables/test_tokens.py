from zonewright.platforms.nftables.tokens import iter_tokens, split_lines


def words(text: str) -> list[str]:
    return [token.text for token in iter_tokens(split_lines(text))]


def test_colons_split_maps_and_not_addresses() -> None:
    assert words("established:accept fe80::1 : drop 22:jump") == [
        *("established", ":", "accept", "fe80::1", ":", "drop", "22", ":", "jump", "\n"),
    ]


def test_comments_end_lines_and_backslashes_join_them() -> None:
    assert words('a # b\nc \\\nd "# e"') == ["a", "\n", "c", "d", "# e", "\n"]


def test_words_in_quotes_are_names() -> None:
    assert [token.quoted for token in iter_tokens(['"accept" accept'])] == [True, False, False]
