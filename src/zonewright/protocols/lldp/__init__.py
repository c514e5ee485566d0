"""LLDP: what a switch, a controller or a computer tells its neighbour about itself.

What belongs here: the TLVs of one announcement, with those of PROFINET and of LLDP-MED that name a device.
What must never: the topology that follows from who hears whom.

Specification: *IEEE Std 802.1AB*; the PROFINET TLVs after *IEC 61158-6-10*, the inventory TLVs after *ANSI/TIA-1057*.
Ethertype 0x88CC.

Key: `0`, one published message per frame; a frame is one PDU, padding included.
"""
