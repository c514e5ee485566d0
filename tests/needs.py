"""What some tests need of the machine: without it a test is skipped with the reason, and fails where CI=true."""

import importlib.util
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
POSTGRESQL_TOOLS = ("initdb", "postgres")


def need(component: str) -> None:
    """Go on when the component is there; else skip the test, or fail it on the build machine."""
    missing = _MISSING[component]()
    if missing and os.environ.get("CI") == "true":
        pytest.fail(f"{missing}; the build machine must have it")
    if missing:
        pytest.skip(missing)


def find_postgresql(tool: str) -> str:
    """Give the path of a tool of PostgreSQL, or nothing; Debian keeps them out of the way, one folder a version."""
    kept = [str(path) for path in Path("/usr/lib/postgresql").glob(f"*/bin/{tool}") if path.is_file()]
    return shutil.which(tool) or max(kept, key=lambda path: int(path.split("/")[4]), default="")


def _no_chromium() -> str:
    if shutil.which(CHROMIUM) is None:
        return "chromium is not installed"
    return "" if importlib.util.find_spec("playwright") else "the Python package playwright is not installed"


def _no_nft() -> str:
    if shutil.which("nft") is None:
        return "nft is not installed"
    if shutil.which("unshare") is None:
        return "unshare is not installed"
    made = subprocess.run(["unshare", "--net", "true"], capture_output=True, check=False)
    return "" if made.returncode == 0 else "no right to make a network namespace"


def _no_postgresql() -> str:
    missing = [tool for tool in POSTGRESQL_TOOLS if not find_postgresql(tool)]
    if os.name == "posix" and os.geteuid() == 0 and shutil.which("setpriv") is None:
        missing.append("setpriv, without which root cannot run PostgreSQL,")
    return f"{' and '.join(missing)} of PostgreSQL is not installed" if missing else ""


def _no_mount() -> str:
    if shutil.which("mount") is None or shutil.which("unshare") is None:
        return "mount or unshare is not installed"
    made = subprocess.run(["unshare", "--mount", "true"], capture_output=True, check=False)
    is_root = os.name == "posix" and os.geteuid() == 0
    return "" if made.returncode == 0 and is_root else "no right to mount a small disk"


def _no_tool(name: str) -> Callable[[], str]:
    return lambda: "" if shutil.which(name) else f"{name} is not installed"


_MISSING: dict[str, Callable[[], str]] = {
    "chromium": _no_chromium,
    "mount": _no_mount,
    "nft": _no_nft,
    "postgresql": _no_postgresql,
    "softflowd": _no_tool("softflowd"),
    "tshark": _no_tool("tshark"),
}
