"""What is read of which log of a network sensor, and what sensors call functions, services and transports."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from zonewright.catalogs.package import get_document


@cache
def get_log_words() -> Mapping[str, Any]:
    """Give both tables as one: `ends`, `logs`, `ignored`; `transports`, `services`, `names`."""
    return MappingProxyType({**get_document("logs", "recipes"), **get_document("logs", "names")})
