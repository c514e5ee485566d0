"""A year in the life of a small workspace, at the command line: what its people do, and what they see.

Ada makes the workspace and administers it; Bo models the packer; Kim comes from the integrator.
"""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from zonewright.cli.app import run
from zonewright.wiring import open_example_plant

Zonewright = Callable[..., str]
PASSWORDS = {"ada": "correct horse battery", "bo": "another long pass word"}


@pytest.fixture
def zonewright(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Zonewright:
    """Run a command in the workspace; gives what it printed, and holds its exit code against the one expected."""
    monkeypatch.delenv("ZONEWRIGHT_TOKEN", raising=False)
    monkeypatch.delenv("ZONEWRIGHT_PASSWORD", raising=False)
    monkeypatch.chdir(tmp_path)

    def zonewright_(*words: str, code: int = 0, by: str | None = None) -> str:
        if by is not None:
            monkeypatch.setenv("ZONEWRIGHT_PASSWORD", PASSWORDS[by])
        given = [*words, *(("--as", by) if by is not None else ())]
        found = run(given)
        out, err = capsys.readouterr()
        assert found == code, f"{given}: exit {found}\n{out}{err}"
        return out + err

    return zonewright_


@pytest.fixture
def started(zonewright: Zonewright, monkeypatch: pytest.MonkeyPatch) -> Zonewright:
    """A workspace of the example line with its model applied; the commands run in its folder."""
    with open_example_plant() as plant:
        inputs = [str(path) for path in sorted(plant.iterdir()) if path.suffix in (".xlsx", ".nft")]
        model = str(plant / "plant.yaml")
        zonewright("init", "line")
        monkeypatch.chdir("line")
        zonewright("observe", *inputs)
        zonewright("apply", model, "--yes", "--why", "the line as its people know it")
    return zonewright


def edit(path: str, old: str, new: str) -> None:
    file = Path(path)
    text = file.read_text("utf-8")
    assert old in text, f"{old!r} is not in {path}"
    file.write_text(text.replace(old, new, 1), "utf-8")


def read_changes(zonewright: Zonewright, **more: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(zonewright("changes", "--format", "json", **more))
    return found


def test_init_says_who_may_do_what_and_the_log_says_how_that_is_known(zonewright: Zonewright) -> None:
    assert "has every duty" in zonewright("init", "line")
    (entry,) = json.loads(zonewright("ask", "log", "--in", "line", "--format", "json"))
    assert entry["verb"] == "init"
    assert entry["proven_by"].startswith("operating system account")
    assert "workspace already" in zonewright("init", "line", code=3)


def test_outside_a_workspace_the_way_to_one_is_said(zonewright: Zonewright) -> None:
    assert "zonewright init" in zonewright("changes", code=2)


def test_an_input_is_read_once_whatever_it_is_called(started: Zonewright) -> None:
    with open_example_plant() as plant:
        Path("copy.csv").write_bytes((plant / "inventory.xlsx").read_bytes())
        printed = json.loads(started("observe", "copy.csv", "--format", "json"))
    assert [(one["input"], one["became"]) for one in printed] == [("copy.csv", "known")]


def test_a_model_is_not_observed_but_applied(started: Zonewright) -> None:
    started("export", "plant.yaml")
    assert "zonewright apply" in started("observe", "plant.yaml", code=3)


def test_export_and_apply_again_change_nothing(started: Zonewright) -> None:
    started("export", "plant.yaml")
    assert "nothing differs" in started("apply", "plant.yaml", "--yes", "--why", "again")
    started("export", "inventory.xlsx")
    assert "nothing differs" in started("apply", "inventory.xlsx", "--yes", "--why", "again")
    assert len(read_changes(started)) == 1


def test_an_edit_is_shown_asked_for_and_recorded_with_its_comment(started: Zonewright) -> None:
    started("export", "plant.yaml")
    edit("plant.yaml", "owner: Production manager, bottling", "owner: Plant manager  # since May")
    shown = started("apply", "plant.yaml", "--yes", "--why", "new owner", "--ticket", "CR-1")
    assert "owner Production manager, bottling → Plant manager" in shown
    assert "nothing else moves" in shown
    change = read_changes(started)[-1]
    assert (change["why"], change["ticket"], change["items"], change["state"]) == ("new owner", "CR-1", 1, "applied")
    assert "# since May" in started("export")


def test_nothing_is_recorded_without_a_yes_or_a_reason(started: Zonewright) -> None:
    started("export", "plant.yaml")
    edit("plant.yaml", "owner: Production manager, bottling", "owner: Nobody")
    assert "--yes" in started("apply", "plant.yaml", "--why", "because", code=3)
    assert "--why" in started("apply", "plant.yaml", "--yes", code=3)
    assert len(read_changes(started)) == 1


def test_edits_of_two_people_merge_and_a_real_conflict_names_both(started: Zonewright) -> None:
    started("export", "mine.yaml")
    started("export", "theirs.yaml")
    edit("theirs.yaml", "owner: Production manager, bottling", "owner: Bo")
    started("apply", "theirs.yaml", "--yes", "--why", "Bo owns it")
    edit("mine.yaml", "name: Bottling line 2", "name: Bottling line two")
    started("apply", "mine.yaml", "--yes", "--why", "written out")
    text = started("export")
    assert "owner: Bo" in text
    assert "name: Bottling line two" in text
    edit("mine.yaml", "owner: Production manager, bottling", "owner: Ada")
    said = started("apply", "mine.yaml", "--yes", "--why", "Ada owns it", code=3)
    assert "Ada" in said
    assert "Bo" in said
    assert "change 2" in said
    started("apply", "mine.yaml", "--yes", "--why", "Ada owns it", "--take", "plant=mine")
    assert "owner: Ada" in started("export")


def test_a_change_is_taken_back_and_what_came_later_stays(started: Zonewright) -> None:
    for old, new in (("owner: Production manager, bottling", "owner: Ada"), ("name: hvac", "name: hvac")):
        started("export", "plant.yaml")
        if old != new:
            edit("plant.yaml", old, new)
            started("apply", "plant.yaml", "--yes", "--why", "first")
    started("export", "plant.yaml")
    edit("plant.yaml", "name: Bottling line 2", "name: Line 2")
    started("apply", "plant.yaml", "--yes", "--why", "second")
    started("revert", "2", "--yes", "--why", "too early")
    text = started("export")
    assert "owner: Production manager, bottling" in text
    assert "name: Line 2" in text
    assert [one["verb"] for one in read_changes(started)] == ["apply", "apply", "apply", "revert"]


def test_the_past_can_be_looked_at(started: Zonewright) -> None:
    before = started("export")
    moment = str(json.loads(started("ask", "log", "--format", "json"))[-1]["at"])
    started("export", "plant.yaml")
    edit("plant.yaml", "owner: Production manager, bottling", "owner: Ada")
    started("apply", "plant.yaml", "--yes", "--why", "later")
    stamp = Path("plant.yaml")
    assert stamp.is_file()
    assert "owner: Ada" in started("export")
    entries = json.loads(started("ask", "log", "--format", "json"))
    assert entries[-1]["at"] >= moment
    assert started("export", "--as-of", "2020-01-01").count("owner") == 0
    assert before.count("owner: Production manager, bottling") == 1


def test_bad_text_changes_nothing_and_both_places_are_said(started: Zonewright) -> None:
    started("export", "plant.yaml")
    edit("plant.yaml", "functions:\n", "zones:\n  - name: a\n    within: b\n  - name: b\n    within: a\nfunctions:\n")
    said = started("apply", "plant.yaml", "--yes", "--why", "a ring", code=3)
    assert '"a"' in said
    assert '"b"' in said
    assert len(read_changes(started)) == 1


def test_accounts_duties_and_four_eyes(started: Zonewright) -> None:
    for name, duties in (("ada", ("view", "model", "administer")), ("bo", ("view", "model", "approve"))):
        started("grant", name, *(word for duty in duties for word in ("--duty", duty)))
    for name, password in PASSWORDS.items():
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("zonewright.cli.grant.ask_secret", lambda _question, password=password: password)
            started("grant", name, "--password")
    edit("zonewright.toml", 'sign_in = "system"', 'sign_in = "account"')
    edit("zonewright.toml", "four_eyes = false", "four_eyes = true")
    assert "account" in started("changes", code=4)
    started("export", "plant.yaml", by="ada")
    edit("plant.yaml", "owner: Production manager, bottling", "owner: Ada")
    assert "waits for a second person" in started("apply", "plant.yaml", "--yes", "--why", "mine now", by="ada")
    assert "owner: Production manager" in started("export", by="ada")
    started("decide", "change 2", "approve", "--yes", "--why", "my own", by="ada", code=4)
    assert "applied by ada" in started("decide", "change 2", "approve", "--yes", "--why", "seen", by="bo")
    assert "owner: Ada" in started("export", by="bo")
    last = json.loads(started("changes", "--format", "json", by="bo"))[-1]
    assert (last["by"], last["approved_by"], last["state"]) == ("ada", "bo", "applied")
    started("ask", "log", by="bo", code=4)


def test_the_last_administrator_stays(started: Zonewright) -> None:
    import getpass

    name = json.loads(started("ask", "principals", "--format", "json"))[0]["name"]
    assert getpass.getuser() == name or name
    assert "administ" in started("revoke", name, code=3)


def test_a_token_can_do_what_it_was_made_for_and_no_more(started: Zonewright, monkeypatch: pytest.MonkeyPatch) -> None:
    started("grant", "nightly", "--kind", "service", "--duty", "view", "--duty", "model")
    made = started("grant", "nightly", "--duty", "view", "--until", "2999-01-01", "--token", "reader")
    token = made.rsplit(": ", 1)[1].strip()
    monkeypatch.setenv("ZONEWRIGHT_TOKEN", token)
    assert json.loads(started("changes", "--format", "json"))
    started("export", "plant.yaml")
    edit("plant.yaml", "owner: Production manager, bottling", "owner: Nightly")
    started("apply", "plant.yaml", "--yes", "--why", "at night", code=4)
    monkeypatch.delenv("ZONEWRIGHT_TOKEN")
    started("revoke", "nightly", "--token", "reader")
    monkeypatch.setenv("ZONEWRIGHT_TOKEN", token)
    started("changes", code=4)
    monkeypatch.delenv("ZONEWRIGHT_TOKEN")
    denied = [one for one in json.loads(started("ask", "log", "--format", "json")) if one["outcome"] == "denied"]
    assert [(one["principal"], one["verb"]) for one in denied] == [("nightly", "apply"), ("a token", "sign in")]
