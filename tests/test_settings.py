from pathlib import Path

import pytest

from zonewright.errors import SettingsError
from zonewright.settings import Settings, find_workspace, read_settings


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(text: str, name: str = "zonewright.toml") -> Path:
    path = Path(name)
    path.write_text(text, "utf-8")
    return path


def test_without_file_and_variables_the_defaults_hold() -> None:
    settings = read_settings({})
    assert settings.jobs == Settings().jobs
    assert settings.kernel_cache.endswith("zonewright")


def test_the_file_of_the_working_folder_is_read() -> None:
    write('jobs = 3\nkernel_cache = "kernels"\n')
    assert read_settings({}) == Settings(jobs=3, kernel_cache="kernels")


def test_a_variable_wins_over_the_file() -> None:
    write("jobs = 3\n")
    assert read_settings({"ZONEWRIGHT_JOBS": "5"}).jobs == 5


def test_an_empty_kernel_cache_keeps_none() -> None:
    assert read_settings({"ZONEWRIGHT_KERNEL_CACHE": ""}).kernel_cache == ""


def test_another_file_can_be_named() -> None:
    write("jobs = 3\n")
    write("jobs = 7\n", "other.toml")
    assert read_settings({"ZONEWRIGHT_SETTINGS": "other.toml"}).jobs == 7


def test_a_named_file_that_is_missing_is_said() -> None:
    with pytest.raises(SettingsError, match=r"other\.toml"):
        read_settings({"ZONEWRIGHT_SETTINGS": "other.toml"})


@pytest.mark.parametrize("text", ["jobs = ", "jobs = 1\njobs = 2\n"])
def test_a_file_that_is_no_toml_is_said_with_its_name(text: str) -> None:
    write(text)
    with pytest.raises(SettingsError, match=r"zonewright\.toml"):
        read_settings({})


def test_a_file_that_is_no_text_is_said_with_its_name() -> None:
    Path("zonewright.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SettingsError, match=r"zonewright\.toml"):
        read_settings({})


def test_an_unknown_setting_is_refused_and_the_known_ones_are_named() -> None:
    write("job = 3\n")
    with pytest.raises(SettingsError, match="unknown settings: job") as caught:
        read_settings({})
    assert "jobs" in (caught.value.hint or "")


@pytest.mark.parametrize("value", ["0", "65", "-1", "two", "1.5", ""])
def test_jobs_must_be_a_whole_number_from_1_to_64(value: str) -> None:
    with pytest.raises(SettingsError, match="jobs"):
        read_settings({"ZONEWRIGHT_JOBS": value})


@pytest.mark.parametrize(
    "store",
    [
        "sqlite",
        "memory",
        "postgresql://zonewright@db.plant/zonewright",
        "postgresql+psycopg://db",
        "sqlite:///a.sqlite",
    ],
)
def test_a_store_is_one_of_the_known(store: str) -> None:
    write(f'store = "{store}"\n')
    assert read_settings({}).store == store


@pytest.mark.parametrize("store", ["oracle://x", "SQLite", "postgres", "mysql://x", "1"])
def test_another_store_is_refused(store: str) -> None:
    with pytest.raises(SettingsError, match="store must be one of"):
        read_settings({"ZONEWRIGHT_STORE": store})


def test_who_somebody_is_is_proven_by_the_machine_or_by_an_account() -> None:
    assert read_settings({}).sign_in == "system"
    assert read_settings({"ZONEWRIGHT_SIGN_IN": "account"}).sign_in == "account"
    for word in ("magic", "", "System"):
        with pytest.raises(SettingsError, match="sign_in must be one of"):
            read_settings({"ZONEWRIGHT_SIGN_IN": word})


@pytest.mark.parametrize(("text", "four_eyes"), [("true", True), ("false", False), ('"True"', True)])
def test_four_eyes_are_asked_for_or_not(text: str, four_eyes: bool) -> None:
    write(f"four_eyes = {text}\n")
    assert read_settings({}).four_eyes is four_eyes


@pytest.mark.parametrize("value", ["yes", "1", "", "on"])
def test_what_is_neither_true_nor_false_is_refused(value: str) -> None:
    with pytest.raises(SettingsError, match="four_eyes must be true or false"):
        read_settings({"ZONEWRIGHT_FOUR_EYES": value})


NUMBERS = ("wait_s", "keep_history_days", "keep_flow_records_days", "keep_sightings_days")


@pytest.mark.parametrize("name", NUMBERS)
def test_times_are_numbers_that_end(name: str) -> None:
    write(f"{name} = 0.5\n")
    assert getattr(read_settings({}), name) == 0.5
    assert getattr(read_settings({f"ZONEWRIGHT_{name.upper()}": "30"}), name) == 30.0
    for value in ("-1", "soon", "nan", "inf", "", "1e9"):
        with pytest.raises(SettingsError, match=name):
            read_settings({f"ZONEWRIGHT_{name.upper()}": value})


def test_without_a_setting_everything_is_kept() -> None:
    settings = read_settings({})
    assert (settings.keep_history_days, settings.keep_flow_records_days, settings.keep_sightings_days) == (None,) * 3
    assert (settings.store, settings.four_eyes, settings.wait_s) == ("", False, 10.0)


def test_the_settings_of_a_workspace_are_read_wherever_somebody_is(tmp_path: Path) -> None:
    (tmp_path / "line").mkdir()
    write('store = "sqlite"\nfour_eyes = true\n', "line/zonewright.toml")
    write("jobs = 3\n")
    assert read_settings({}, folder=tmp_path / "line").four_eyes
    assert not read_settings({}).four_eyes


def test_a_workspace_is_found_in_the_folder_and_above_it(tmp_path: Path) -> None:
    below = tmp_path / "line" / "a" / "b"
    below.mkdir(parents=True)
    write('store = "sqlite"\n', "line/zonewright.toml")
    assert find_workspace(below) == find_workspace(tmp_path / "line") == (tmp_path / "line").resolve()
    assert find_workspace(tmp_path) is None
    write("jobs = 3\n", "line/a/zonewright.toml")
    assert find_workspace(below) == (tmp_path / "line").resolve(), "settings without a store are no workspace"
    write('store = "memory"\n', "line/a/b/zonewright.toml")
    assert find_workspace(below) == below.resolve()


def test_settings_on_the_way_that_cannot_be_read_are_said(tmp_path: Path) -> None:
    write("store = \n")
    with pytest.raises(SettingsError, match=r"zonewright\.toml"):
        find_workspace(tmp_path)


def test_what_a_workspace_holds_everybody_to_is_said_by_its_own_file_alone(tmp_path: Path) -> None:
    write('store = "sqlite"\nfour_eyes = true\nsign_in = "account"\n')
    write("four_eyes = false\n", "mine.toml")
    around = {"ZONEWRIGHT_FOUR_EYES": "false", "ZONEWRIGHT_SIGN_IN": "system", "ZONEWRIGHT_SETTINGS": "mine.toml"}
    settings = read_settings(around, folder=tmp_path)
    assert (settings.store, settings.four_eyes, settings.sign_in) == ("sqlite", True, "account")
