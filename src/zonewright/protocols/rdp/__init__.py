"""RDP: a desktop over the network, how it is secured, and the name of the computer that asks for it.

What belongs here: the connection request and its answer with what secures the session, the client's first data where
nothing encrypts them.
What must never: the user's name in the request, and all that comes after the first data.

Specification: *[MS-RDPBCGR]* 2.2.1, over ISO 8073 class 0 and RFC 1006. Port 3389 TCP, and by its bytes any other.

Keys: `1/<protocols asked for>`: `1/0` the old encryption alone, otherwise the bits added up (1 TLS, 2 CredSSP, 8
CredSSP with early authorisation); `2/<protocol chosen>`, or an error of `2`; `3` first data. What comes after is
skipped unread.
"""
