"""The capture source, compiled once: machine code is kept between test runs, where a person's surveys keep it too."""

from pathlib import Path

import platformdirs
import pytest

from zonewright.contracts.source import SourceKit
from zonewright.sources.captures import CaptureSource


@pytest.fixture(scope="session")
def kernel_folder() -> Path:
    return Path(platformdirs.user_cache_dir("zonewright", appauthor=False))


@pytest.fixture(scope="session")
def captures(kernel_folder: Path) -> CaptureSource:
    return CaptureSource(SourceKit(kernel_cache=kernel_folder))
