"""LLMNR: how Windows computers find each other by name without a name server.

What belongs here: queries, and the answers with which a computer owns up to its name.
What must never: whom a query means; DNS and mDNS, which have rooms of their own.

Specification: *RFC 4795*. Port 5355 UDP; TCP, for answers that do not fit, is not read.

Key: `0`, query and answer; an answer with a code other than 0 is an error.
"""
