"""Settings: what a person may choose once instead of at every command.

Read from `zonewright.toml` in the working folder or in a workspace (or the file that ZONEWRIGHT_SETTINGS names), then
from environment variables ZONEWRIGHT_<NAME>, which win.
"""

import os
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import platformdirs

from zonewright.errors import SettingsError

FILE = "zonewright.toml"
STORES = ("sqlite", "memory", "postgresql://...")
SIGN_INS = ("system", "account")
RULES = ("store", "sign_in", "four_eyes")
"""What a workspace holds everybody to: only its own file says it, whatever else is set."""
TRUTHS = {"true": True, "false": False}


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting there is; documented in docs/reference/settings.md.

    Attributes:
        jobs: inputs that are read at the same time.
        kernel_cache: folder for compiled kernels; empty keeps none.
        store: where a workspace keeps its records; empty in a folder that is none.
        sign_in: who somebody is: the operating system's account, or an account of the workspace.
        four_eyes: whether a second person has to approve a change of the model.
        wait_s: how long to wait for another process that is writing, in seconds.
        keep_history_days: superseded states of what a survey derives; `None` keeps them for ever.
        keep_flow_records_days: flow records of an input after its last packet.
        keep_sightings_days: sightings of an input after its last packet.
    """

    jobs: int = 2
    kernel_cache: str = ""
    store: str = ""
    sign_in: str = "system"
    four_eyes: bool = False
    wait_s: float = 10.0
    keep_history_days: float | None = None
    keep_flow_records_days: float | None = None
    keep_sightings_days: float | None = None


def read_settings(environment: Mapping[str, str] | None = None, *, folder: Path | None = None) -> Settings:
    """Read the settings of this place and person.

    Args:
        environment: variables; those of the process when not given.
        folder: the workspace; the working folder when not given.

    Raises:
        SettingsError: the file or a variable names an unknown setting or a value of the wrong kind.
    """
    environment = os.environ if environment is None else environment
    values: dict[str, Any] = {"kernel_cache": platformdirs.user_cache_dir("zonewright", appauthor=False)}
    values.update(_from_file(environment, folder))
    for field in fields(Settings):
        word = environment.get(f"ZONEWRIGHT_{field.name.upper()}")
        if word is not None:
            values[field.name] = word
    if folder is not None and (folder / FILE).is_file():
        own = _read_file(folder / FILE)
        values = {name: value for name, value in values.items() if name not in RULES}
        values |= {name: own[name] for name in RULES if name in own}
    return Settings(**{name: _READERS[name](name, value) for name, value in values.items()})


def find_workspace(start: Path) -> Path | None:
    """Find the workspace that a folder is or lies in: the nearest `zonewright.toml` that names a store.

    Raises:
        SettingsError: a `zonewright.toml` on the way cannot be read.
    """
    for folder in (start.resolve(), *start.resolve().parents):
        path = folder / FILE
        if path.is_file() and "store" in _read_file(path):
            return folder
    return None


def _from_file(environment: Mapping[str, str], folder: Path | None) -> dict[str, Any]:
    named = environment.get("ZONEWRIGHT_SETTINGS")
    path = Path(named) if named else (folder or Path()) / FILE
    if not named and not path.is_file():
        return {}
    return _read_file(path)


def _read_file(path: Path) -> dict[str, Any]:
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


def _jobs(name: str, value: object) -> int:
    try:
        number = int(str(value))
    except ValueError as failure:
        raise SettingsError(f"the setting {name} must be a whole number, not {value!r}") from failure
    if not 1 <= number <= 64:
        raise SettingsError(f"the setting {name} must be between 1 and 64, not {number}")
    return number


def _text(_name: str, value: object) -> str:
    return str(value)


def _store(name: str, value: object) -> str:
    text = str(value)
    if text not in ("", *STORES[:2]) and not text.startswith(("postgresql://", "postgresql+psycopg://", "sqlite:///")):
        raise SettingsError(f"the setting {name} must be one of {', '.join(STORES)}, not {text!r}")
    return text


def _sign_in(name: str, value: object) -> str:
    if value not in SIGN_INS:
        raise SettingsError(f"the setting {name} must be one of {', '.join(SIGN_INS)}, not {value!r}")
    return str(value)


def _truth(name: str, value: object) -> bool:
    found = value if isinstance(value, bool) else TRUTHS.get(str(value).casefold())
    if found is None:
        raise SettingsError(f"the setting {name} must be true or false, not {value!r}")
    return found


def _number(name: str, value: object) -> float:
    try:
        number = float(str(value))
    except ValueError as failure:
        raise SettingsError(f"the setting {name} must be a number, not {value!r}") from failure
    if not 0 <= number < 1_000_000:
        raise SettingsError(f"the setting {name} must not be negative or without end, not {value!r}")
    return number


_READERS: Mapping[str, Callable[[str, object], Any]] = {
    "jobs": _jobs,
    "kernel_cache": _text,
    "store": _store,
    "sign_in": _sign_in,
    "four_eyes": _truth,
    "wait_s": _number,
    "keep_history_days": _number,
    "keep_flow_records_days": _number,
    "keep_sightings_days": _number,
}
