from zonewright.catalogs.logs import get_log_words


def test_both_tables_are_one() -> None:
    words = get_log_words()
    assert {"ends", "logs", "ignored", "transports", "services", "names"} == set(words)


def test_no_log_is_read_and_left_aside_too() -> None:
    words = get_log_words()
    aside = [path for paths in words["ignored"].values() for path in paths]
    assert len(aside) == len(set(aside))
    assert not set(aside) & set(words["logs"])
