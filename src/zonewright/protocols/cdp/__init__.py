"""CDP: what a switch, a telephone or an access point of Cisco's family tells its neighbour about itself.

What belongs here: the TLVs of one announcement that name the device, its software, its port and its addresses.
What must never: the topology that follows from who hears whom; VTP, DTP and UDLD, which share the SNAP organisation.

Specification: Cisco's *Catalyst Layer 2 protocols* description of CDP, versions 1 and 2. No ethertype: frames with a
length, whose PDU begins at the LLC header AA AA 03 with organisation 00000C and protocol 0x2000.

Key: `0`, one published message per frame; a frame is one PDU, padding included.
"""
