"""LACP: which two systems hold several links together as one, with the other slow protocols told apart.

What belongs here: one slow protocol PDU per frame: actor and partner of a link aggregation; the others by their
number.
What must never: what OAM or vendors' slow protocols carry.

Specification: *IEEE Std 802.1AX* (LACP, marker), *IEEE Std 802.3* clause 57 (OAM) and annex 57A. Ethertype 0x8809.

Keys: the subtype: `1` LACP, `2` marker, `3` OAM, `10` of an organisation. A frame is one PDU, padding included.
"""
