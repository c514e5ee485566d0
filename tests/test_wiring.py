"""Who plays which part."""

from pathlib import Path

import pytest

from tests.cli.desk import PASSWORD
from tests.wire import pcap
from tests.workspace import MONDAY, make_person
from zonewright.errors import DeniedError, InputError, SettingsError, StoreError
from zonewright.model.identifier import Id
from zonewright.model.workspace.principal import Credential, Duty, Grant
from zonewright.settings import Settings, read_settings
from zonewright.wiring import (
    Claim,
    Given,
    find_workspace,
    is_workspace,
    make_compact_request,
    make_edges,
    make_secret,
    make_settings,
    open_example_plant,
    open_folder,
    open_survey,
    open_workspace,
    render_settings,
)
from zonewright.workflows.compact import CompactRequest


def test_the_parts_of_a_survey_come_from_entry_points(tmp_path: Path) -> None:
    said: list[str] = []
    edges = make_edges(said.append, Settings(jobs=1, kernel_cache=str(tmp_path)))
    assert [platform.name for platform in edges.platforms] == ["nftables"]
    assert edges.engine.name == "local"


def test_a_first_capture_says_that_it_compiles(tmp_path: Path) -> None:
    said: list[str] = []
    edges = make_edges(said.append, Settings(jobs=1, kernel_cache=str(tmp_path / "fresh")))
    (tmp_path / "hosts.csv").write_text("Name,IP\nplc,10.0.0.1\n", "utf-8")
    edges.intake.read(Given(str(tmp_path / "hosts.csv"), "hosts.csv"))
    assert said == [], "a list needs no compiler"
    (tmp_path / "empty.pcap").write_bytes(pcap([]))
    edges.intake.read(Given(str(tmp_path / "empty.pcap"), "empty.pcap"))
    assert said
    assert said[0].startswith("compiling")


def test_the_example_plant_is_there() -> None:
    with open_example_plant() as plant:
        assert {"plant.yaml", "inventory.xlsx", "fw-cell.nft"} <= {path.name for path in plant.iterdir()}


def test_folders(tmp_path: Path) -> None:
    assert open_folder(tmp_path).publish({"a.txt": b"a"}) == ((tmp_path / "a.txt").as_posix(),)
    with pytest.raises(StoreError):
        open_survey(tmp_path)


@pytest.fixture
def workspace_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is a workspace of Ada's, who has a password, and in which accounts sign in."""
    for name in ("ZONEWRIGHT_SETTINGS", "ZONEWRIGHT_STORE", "ZONEWRIGHT_SIGN_IN", "ZONEWRIGHT_FOUR_EYES"):
        monkeypatch.delenv(name, raising=False)
    ada = make_person("Ada", *(Grant(duty) for duty in Duty))
    proofs = {"password": make_secret("password", PASSWORD), "token": make_secret("token")}
    credentials = [
        Credential(Id(f"credential-{kind}"), ada.id, kind, made.proof, kind, MONDAY) for kind, made in proofs.items()
    ]
    with (
        open_workspace(tmp_path, claim=Claim(), at=MONDAY, say=lambda _: None, settings=Settings()) as workspace,
        workspace.store.unit_of_work() as unit,
    ):
        unit.put("principals", (ada,))
        unit.put("credentials", credentials)
        unit.commit(workspace.make_entry("init", "made"))
    (tmp_path / "zonewright.toml").write_text('store = "sqlite"\nsign_in = "account"\nfour_eyes = true\n', "utf-8")
    (tmp_path / "token").write_text(proofs["token"].secret or "", "utf-8")
    return tmp_path


def enter(folder: Path, claim: Claim) -> str:
    with open_workspace(folder, claim=claim, at=MONDAY, say=lambda _: None) as workspace:
        assert workspace.four_eyes
        assert not workspace.is_single_user
        return f"{workspace.asker.name} by {workspace.asker.proven_by}"


def test_an_account_is_proven_by_its_password_or_a_token(workspace_folder: Path) -> None:
    assert enter(workspace_folder, Claim("ADA", PASSWORD)) == "Ada by password"
    token = (workspace_folder / "token").read_text("utf-8")
    assert enter(workspace_folder, Claim(None, token)) == "Ada by token token"


@pytest.mark.parametrize("claim", [Claim(), Claim("Ada", "x" * 20), Claim("Bo", "x" * 20), Claim(None, "x" * 20)])
def test_who_is_not_proven_does_not_come_in(claim: Claim, workspace_folder: Path) -> None:
    with pytest.raises(DeniedError) as said:
        enter(workspace_folder, claim)
    assert "x" * 20 not in f"{said.value} {said.value.hint} {said.value.__cause__!r}"


def test_where_the_machine_says_who_somebody_is_it_says_so(workspace_folder: Path) -> None:
    settings = Settings(store="sqlite", sign_in="system")
    with open_workspace(workspace_folder, claim=Claim(), at=MONDAY, say=lambda _: None, settings=settings) as workspace:
        assert workspace.asker.proven_by.startswith("operating system account")
        assert workspace.is_single_user


def test_the_records_lie_in_the_folder_and_nothing_is_written_beside_it(workspace_folder: Path) -> None:
    assert (workspace_folder / ".zonewright" / "records.sqlite").is_file()
    assert is_workspace(workspace_folder)
    assert not is_workspace(workspace_folder / ".zonewright")
    assert find_workspace(workspace_folder / ".zonewright") == workspace_folder.resolve()


def test_the_settings_of_a_new_workspace_are_read_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZONEWRIGHT_STORE", "memory")
    url = "postgresql://db.plant/zone%20wright?sslmode=require"
    made = make_settings(store=url, sign_in="account", four_eyes=True)
    assert (made.store, made.sign_in, made.four_eyes) == (url, "account", True)
    monkeypatch.delenv("ZONEWRIGHT_STORE")
    (tmp_path / "zonewright.toml").write_text(render_settings(made), "utf-8")
    read = read_settings({}, folder=tmp_path)
    assert (read.store, read.sign_in, read.four_eyes) == (url, "account", True)
    with pytest.raises(SettingsError):
        make_settings(store="oracle", sign_in="system", four_eyes=False)


def test_what_is_kept_how_long_comes_from_the_settings_of_the_workspace(workspace_folder: Path) -> None:
    assert make_compact_request(workspace_folder) == CompactRequest(None, {})
    with (workspace_folder / "zonewright.toml").open("a", encoding="utf-8") as file:
        file.write("keep_history_days = 30\nkeep_sightings_days = 7\n")
    assert make_compact_request(workspace_folder) == CompactRequest(30.0, {"sightings": 7.0})


def test_secrets_are_made_and_short_passwords_refused() -> None:
    first, second = make_secret("token"), make_secret("token")
    assert first.secret
    assert first.secret != second.secret
    assert first.secret not in first.proof
    assert PASSWORD not in make_secret("password", PASSWORD).proof
    with pytest.raises(InputError):
        make_secret("password", "short")
    with pytest.raises(SettingsError, match="nothing called magic"):
        make_secret("magic")
