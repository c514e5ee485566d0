"""HSRP: which routers of Cisco's family stand in for each other under one address.

What belongs here: the messages of both versions: group, state, priority and address of the virtual router.
What must never: the password that version 1 carries in plain letters, which is not read.

Specification: RFC 2281 (version 1), Cisco's description of version 2. Ports 1985 UDP, 2029 UDP for IPv6.

Keys: `<version>/<kind>`: `1/0` hello, `1/1` taking over, `1/2` resigning, `1/3` telling of an interface.
"""
