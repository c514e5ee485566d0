"""L2TP: who opens a tunnel of the old kind, by its control messages.

What belongs here: control messages of version 2, the names in those that open a tunnel.
What must never: what the tunnel carries; version 3.

Specification: *RFC 2661*. UDP 1701; by content on any other port.

Keys: the type of a control message (`1` asks for a tunnel, `2` answers); `0` an acknowledgement without one. Packets
that the tunnel carries are passed over.
"""
