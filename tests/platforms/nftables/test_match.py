from zonewright.model.filtering import FieldMatch
from zonewright.platforms.nftables.cursor import Cursor
from zonewright.platforms.nftables.match import Comparison, find_subject, read_comparison
from zonewright.platforms.nftables.tokens import iter_tokens


def compare(text: str) -> Comparison | None:
    cursor = Cursor([one for one in iter_tokens([text]) if one.text != "\n"], {})
    subject = find_subject(cursor)
    return None if subject is None else read_comparison(cursor, subject)


def test_a_field_brings_what_a_packet_needs_to_have_it() -> None:
    found = compare("tcp dport != { 80, 22 }")
    assert found is not None
    assert found.matches == (
        FieldMatch("protocol", ("tcp",)),
        FieldMatch("destination_port", ("22", "80"), negated=True),
    )


def test_what_is_computed_is_not_understood() -> None:
    for text in (
        "ip saddr & 255.0.0.0 == 10.0.0.0",
        "ip saddr . tcp dport @x",
        "ip saddr fe80::1",
        "tcp dport vmap @x",
    ):
        found = compare(text)
        assert found is not None
        assert not found.understood


def test_unknown_fields_are_left_alone() -> None:
    assert compare("ip ttl 5") is None
    assert compare("l4proto tcp") is None
    assert compare("meta l4proto tcp") is not None
