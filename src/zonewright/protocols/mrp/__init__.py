"""MRP: how a ring of PROFINET switches heals itself, and who watches over it.

What belongs here: the first TLV of a frame: tests of the ring, changes of topology, links that go down and up.
What must never: interconnected rings beyond their names, the vendors' options.

Specification: *IEC 62439-2*. Ethertype 0x88E3.

Keys: the type of the first TLV: `2` test, `3` change of topology, `4` link down, `5` link up, `6` to `10` the same of
interconnected rings. A frame is one PDU, padding included.
"""
