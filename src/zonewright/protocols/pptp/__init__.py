"""PPTP: who opens a tunnel of the oldest kind.

What belongs here: its control messages, the names in those that open a tunnel.
What must never: what the tunnel carries (GRE).

Specification: *RFC 2637*. TCP 1723; by content on any other port.

Keys: the type of message (`1` asks for a tunnel, `2` answers, `7` and `8` a call).
"""
