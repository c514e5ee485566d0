"""VRRP: which routers stand in for each other under one address.

What belongs here: the advertisement: number, priority and addresses of the virtual router.
What must never: the password of version 2, which is not kept; CARP, which shares the IP protocol.

Specification: RFC 3768 (version 2), RFC 5798 and RFC 9568 (version 3). IP protocol 112.

Key: the version (`2`, `3`), one published message per packet.
"""
