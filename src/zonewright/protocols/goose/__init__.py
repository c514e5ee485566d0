"""GOOSE: what protection relays and their like tell each other by multicast, in layer 2.

What belongs here: the frame, the names of control block, data set and publisher.
What must never: the values (their meaning stands in the station's configuration), GSE management (another ethertype),
routed GOOSE over UDP.

Specification: IEC 61850-8-1, annex A and C. Ethertype 0x88B8.

Key: `0`, one publication per frame. A publication that carries the mark of a test or of a simulation counts the same.
"""
