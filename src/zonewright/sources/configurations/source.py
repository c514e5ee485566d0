"""A device's configuration, read by the dialect that recognises it."""

from pathlib import PurePath

from zonewright.contracts.platform import Platform
from zonewright.contracts.source import Reading, SourceKit
from zonewright.sources.opened import Account, derive_failure, derive_input, read_file
from zonewright.sources.text import find_head_text, find_text

KIND = "configuration"


class ConfigurationSource:
    """Reads packet filters in the dialects of the kit."""

    name = "configurations"
    priority = 40

    def __init__(self, kit: SourceKit) -> None:
        self._platforms = tuple(sorted(kit.platforms, key=lambda platform: platform.name))

    def detect(self, head: bytes, name: str) -> bool:  # noqa: ARG002 - the text tells, whatever the file is called
        """Tell a configuration by its text; a dialect that nobody reads is not detected."""
        text = find_head_text(head)
        return text is not None and self._find_platform(text) is not None

    def read(self, path: PurePath, *, shown: str) -> Reading:
        """Read the whole configuration; the device is called as the file is, without its ending."""
        opened = read_file(path, shown=shown)
        text = find_text(opened.content)
        platform = None if text is None else self._find_platform(text)
        if text is None or platform is None:
            known = ", ".join(one.name for one in self._platforms) or "none"
            what = f"this is no configuration in a dialect that is read ({known}); export it again as plain text"
            return derive_failure(opened, kind=KIND, where="the whole file", what=what)
        found = platform.read(text, input_id=opened.id, device=path.stem)
        account = Account(found.used, dict(found.ignored), found.problems)
        return Reading(
            derive_input(opened, account, kind=KIND),
            found.problems,
            observations=found.observations,
            configurations=found.configurations,
        )

    def _find_platform(self, text: str) -> Platform | None:
        return next((platform for platform in self._platforms if platform.detect(text)), None)
