"""Settings: what a person may choose once instead of at every command.

Read from `zonewright.toml` in the working folder (or the file that ZONEWRIGHT_SETTINGS names), then from environment
variables ZONEWRIGHT_<NAME>, which win.
"""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import platformdirs

from zonewright.errors import SettingsError


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting there is; documented in docs/reference/settings.md.

    Attributes:
        jobs: inputs that are read at the same time.
        kernel_cache: folder for compiled kernels; empty keeps none.
    """

    jobs: int = 2
    kernel_cache: str = ""


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Read the settings of this place and person.

    Raises:
        SettingsError: the file or a variable names an unknown setting or a value of the wrong kind.
    """
    environment = os.environ if environment is None else environment
    values: dict[str, Any] = {"kernel_cache": platformdirs.user_cache_dir("zonewright", appauthor=False)}
    values.update(_from_file(environment))
    for field in fields(Settings):
        word = environment.get(f"ZONEWRIGHT_{field.name.upper()}")
        if word is not None:
            values[field.name] = word
    return Settings(jobs=_whole_number("jobs", values.get("jobs", 2)), kernel_cache=str(values["kernel_cache"]))


def _from_file(environment: Mapping[str, str]) -> dict[str, Any]:
    named = environment.get("ZONEWRIGHT_SETTINGS")
    path = Path(named or "zonewright.toml")
    if not named and not path.is_file():
        return {}
    try:
        values = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as failure:
        raise SettingsError(f"cannot read the settings in {path.as_posix()}: {failure}") from failure
    known = {field.name for field in fields(Settings)}
    unknown = sorted(set(values) - known)
    if unknown:
        raise SettingsError(
            f"{path.as_posix()} has unknown settings: {', '.join(unknown)}",
            hint=f"known are {', '.join(sorted(known))}",
        )
    return values


def _whole_number(name: str, value: object) -> int:
    try:
        number = int(str(value))
    except ValueError as failure:
        raise SettingsError(f"the setting {name} must be a whole number, not {value!r}") from failure
    if not 1 <= number <= 64:
        raise SettingsError(f"the setting {name} must be between 1 and 64, not {number}")
    return number
