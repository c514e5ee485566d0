"""`zonewright grant` as a person types it."""

import pytest

from tests.cli.desk import PASSWORD, Desk


def duties(desk: Desk, name: str) -> list[str]:
    (found,) = (one for one in desk.read("ask", "principals") if one["name"] == name)
    return list(found["duties"])


def test_somebody_known_gets_more(desk: Desk) -> None:
    said = desk("grant", "bo", "--duty", "view", "--zone", "packer", "--until", "2999-12-31", "--role", "integrator")
    assert "bo, person, integrator" in said
    assert "view for packer until 2999-12-31" in said
    desk("grant", "bo", "--duty", "model")
    assert len(duties(desk, "bo")) == 2
    assert "model for the whole plant" in duties(desk, "bo")


def test_a_password_is_asked_for_and_signs_in(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("getpass.getpass", lambda *_, **__: PASSWORD)
    monkeypatch.setattr("click.termui.hidden_prompt_func", lambda _: PASSWORD)
    said = desk("grant", "bo", "--duty", "view", "--password", typed=f"{PASSWORD}\n")
    assert PASSWORD not in said
    monkeypatch.setenv("ZONEWRIGHT_PASSWORD", PASSWORD)
    assert desk.read("changes", "--as", "BO")
    monkeypatch.setenv("ZONEWRIGHT_PASSWORD", "not this one, no")
    wrong = desk.fail("changes", "--as", "bo", code=4)
    assert desk.fail("changes", "--as", "nobody", code=4) == wrong, "nobody learns which of the two was wrong"


def test_a_password_needs_somebody_to_type_it(desk: Desk) -> None:
    assert "nobody is there to ask" in desk.fail("grant", "bo", "--duty", "view", "--password", code=3)
    assert len(desk.read("ask", "principals")) == 1


def test_a_token_is_shown_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk("grant", "nightly", "--kind", "service", "--duty", "view", "--duty", "model")
    said = desk("grant", "nightly", "--duty", "view", "--token", "reader")
    token = said.rsplit(": ", 1)[1].strip()
    assert len(duties(desk, "nightly")) == 2, "its owner keeps what it has"
    monkeypatch.setenv("ZONEWRIGHT_TOKEN", token)
    assert desk.read("changes")
    monkeypatch.setenv("ZONEWRIGHT_TOKEN", token[:-1])
    desk.fail("changes", code=4)


def test_what_cannot_be_given_is_said(desk: Desk) -> None:
    assert "no zone called packr" in desk.fail("grant", "bo", "--duty", "view", "--zone", "packr", code=3)
    assert "soon is no time" in desk.fail("grant", "bo", "--duty", "view", "--until", "soon", code=2)
    assert "--until soon" in desk.err
    assert "one after the other" in desk.fail("grant", "bo", "--password", "--token", "x", code=2)
    desk.fail("grant", "bo", "--duty", "everything", code=2)
    desk.fail("grant", "bo", "--duty", "view", "--until", "2020-01-01", code=3)
    assert len(desk.read("ask", "principals")) == 1
