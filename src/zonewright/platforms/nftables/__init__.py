"""nftables: the text of `nft list ruleset`, read and rendered.

Here belongs how nft spells tables, chains, sets and rules. Never: a rule that is dropped because a part of it was not
understood (it is kept with that part in `unread`), a word of another dialect.

A rule with `limit` or `quota` passes only some of what it matches: that part stands in `unread`.
"""

from zonewright.platforms.nftables.platform import NftablesPlatform

__all__ = ["NftablesPlatform"]
