"""Telnet: a shell without encryption, and how the device behind it greets.

What belongs here: that terminals negotiate, and the first text of the server.
What must never: what a client types, and what a server says after its first text; options' contents.

Specification: RFC 854, RFC 855. Ports 23, 2323 TCP.

Keys: `1` negotiation, of either side; `0` the server's first text. What comes after the first text is skipped unread.
"""
