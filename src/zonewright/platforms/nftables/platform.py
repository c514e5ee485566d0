"""The platform as its contract wants it."""

import re
from collections.abc import Sequence

from zonewright.contracts.platform import ConfigurationReading, Rendering
from zonewright.model.identifier import Id
from zonewright.model.rule import Rule
from zonewright.platforms.nftables.read import PLATFORM, read_ruleset
from zonewright.platforms.nftables.render import render_ruleset

TABLE = re.compile(r"^\s*table\s+(?:(?:inet|ip6?|arp|bridge|netdev)\s+)?[\w./-]+\s*\{", re.MULTILINE)


class NftablesPlatform:
    """The packet filter of Linux, as `nft list ruleset` writes it."""

    name = PLATFORM

    def detect(self, text: str) -> bool:
        """Tell whether a table of nftables opens in the text."""
        return TABLE.search(text) is not None

    def read(self, text: str, *, input_id: Id, device: str) -> ConfigurationReading:
        """Read tables, chains, sets and rules; what is not understood is kept with its rule."""
        return read_ruleset(text, input_id=input_id, device=device)

    def render(self, rules: Sequence[Rule], *, title: str) -> Rendering:
        """Write a table with a forward chain that lets pass these rules and answers to them, and nothing else.

        Raises:
            UnsupportedError: a rule has no IP addresses or a transport that nft cannot name.
        """
        return render_ruleset(rules, title=title)
