"""STUN and TURN: who looks for a way through address translation, as remote support and meetings do.

What belongs here: binding and relay requests and their answers, the name of the program, the address seen outside.
What must never: the media and data that use the same ports afterwards.

Specification: *RFC 8489*, *RFC 8656*; *RFC 7983* says what else shares its ports. UDP and TCP 3478; by content on any
other port.

Keys: the method (`1` binding, `3` relay). Data of a relay, media and DTLS on the same ports are passed over.
"""
