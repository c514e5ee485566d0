"""PRP and HSR: which nodes stand in two networks, or in a ring, at once.

What belongs here: supervision frames: the node that speaks, and the box that speaks for it.
What must never: the trailer of PRP and the tag of HSR, which are parts of other frames.

Specification: *IEC 62439-3*. Ethertype 0x88FB.

Keys: the type of the first TLV: `20` and `21` a node of PRP (duplicates discarded, or accepted), `23` a node of HSR. A
frame is one PDU, padding included.
"""
