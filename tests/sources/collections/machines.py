"""Machines as their collections tell of them: an English and a German Windows, a Windows with PowerShell, a Linux.

The Windows texts have the words, spaces and line ends that consoles of these languages write.
"""

from pathlib import Path

from zonewright.catalogs.wellknown import get_internal_cards, get_remote_tools
from zonewright.contracts.source import Reading, SourceKit
from zonewright.model.host import Host
from zonewright.sources.collections.page import Page, parse_page
from zonewright.sources.collections.source import CollectionSource

FOLDER = Path(__file__).parent / "texts"
SOURCE = CollectionSource(SourceKit(remote_tools=get_remote_tools(), internal_cards=get_internal_cards()))


def page_of(text: str) -> Page:
    """Divide the sections of a collection, between its first line and its end."""
    return parse_page(f"zonewright collection 1\n{text}\n== end ==\n")


def read(content: str | bytes, folder: Path) -> Reading:
    """Read a collection."""
    file = folder / "machine.txt"
    file.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return SOURCE.read(file, shown="machine.txt")


def host_of(content: str | bytes, folder: Path) -> Host:
    """Read a collection and give its machine."""
    (host,) = read(content, folder).hosts
    return host


def _load(name: str, *, ends: str = "\n") -> str:
    return (FOLDER / f"{name}.txt").read_text(encoding="utf-8").replace("\n", ends)


LINUX = _load("linux")
ENGLISH = _load("english", ends="\r\n")
GERMAN = _load("german", ends="\r\n")
POWERSHELL = _load("powershell")
