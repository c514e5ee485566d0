from pathlib import Path

import pytest

from zonewright.errors import SettingsError
from zonewright.settings import Settings, read_settings


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
