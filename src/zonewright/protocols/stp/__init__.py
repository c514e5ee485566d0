"""STP: which bridges keep the network free of loops, and which of them is the root; with RSTP, MSTP and Cisco's PVST.

What belongs here: one BPDU per frame: root, bridge, port, the name of an MST region, the VLAN of a PVST tree.
What must never: the tree that follows from all of them; other LLC protocols.

Specification: *IEEE Std 802.1D* and *802.1Q*; Cisco's per-VLAN form over SNAP as Cisco describes it. No ethertype:
frames with a length, whose PDU begins at the LLC header 42 42 03, or AA AA 03 with organisation 00000C and protocol
0x010B.

Keys: `<version>/<type of BPDU>`: `0/0` configuration, `0/128` change of topology, `2/2` rapid, `3/2` multiple; a third
part `1` for Cisco's trees per VLAN. A frame is one PDU, padding included.
"""
