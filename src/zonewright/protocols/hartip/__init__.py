"""HART-IP: what hosts ask of HART field devices and of the gateways before them.

What belongs here: the message header, sessions, HART commands passed on (token-passing and direct); command 0 for
identity.
What must never: HART on the wire, the meaning of a device variable.

Specification: FieldComm Group, *HCF_SPEC-085* (HART-IP) and *HCF_SPEC-127/151* (universal and common practice
commands). Port 5094, UDP and TCP.

Keys: `<message>` (`0` open a session, `1` close, `2` keep alive), `3/<command>` for a HART command that is passed on,
`4/<command>` for a direct one. A status other than 0 in the header, or a communication error or response code in the
answer that is not a warning, counts as an error.
"""
