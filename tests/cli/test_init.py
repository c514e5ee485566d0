"""`zonewright init` as a person types it."""

from pathlib import Path

import pytest

from tests.cli.desk import Desk


def test_it_says_where_and_who(desk: Desk) -> None:
    said = desk("init", "../other")
    assert f"A workspace: {Path('../other').resolve().as_posix()}" in said
    assert "has every duty in it" in said
    text = Path("../other/zonewright.toml").read_text("utf-8")
    assert 'store = "sqlite"\nsign_in = "system"\nfour_eyes = false\n' in text


def test_four_eyes_stand_in_its_settings(desk: Desk) -> None:
    desk("init", "../other", "--four-eyes")
    assert "four_eyes = true" in Path("../other/zonewright.toml").read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("line",), 3, ""),
        (("../x", "--store", "oracle"), 2, "store must be one of"),
        (("../x", "--sign-in", "magic"), 2, "sign_in must be one of"),
        (("../x", "--sign-in", "account"), 3, "nobody has an account yet"),
        ((), 2, ""),
    ],
)
def test_what_cannot_be_made_is_said_and_nothing_is_there(
    words: tuple[str, ...], code: int, said: str, desk: Desk
) -> None:
    words = tuple("." if word == "line" else word for word in words)
    assert said in desk.fail("init", *words, code=code)
    assert not Path("../x").exists()
