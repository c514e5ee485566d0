"""What some tests need of the machine: without it a test is skipped with the reason, and fails where CI=true."""

import importlib.util
import os
import shutil
import subprocess
from collections.abc import Callable

import pytest

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"


def need(component: str) -> None:
    """Go on when the component is there; else skip the test, or fail it on the build machine."""
    missing = _MISSING[component]()
    if missing and os.environ.get("CI") == "true":
        pytest.fail(f"{missing}; the build machine must have it")
    if missing:
        pytest.skip(missing)


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


def _no_tool(name: str) -> Callable[[], str]:
    return lambda: "" if shutil.which(name) else f"{name} is not installed"


_MISSING: dict[str, Callable[[], str]] = {
    "chromium": _no_chromium,
    "nft": _no_nft,
    "softflowd": _no_tool("softflowd"),
    "tshark": _no_tool("tshark"),
}
