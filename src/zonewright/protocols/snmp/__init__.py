"""SNMP: who manages whom, with which version, and what an agent says of itself.

What belongs here: versions 1, 2c and 3, the kinds of requests, the system group and the chassis of the entity group.
What must never: community strings, of which only is told whether they are the well-known `public` or `private`; user
names, keys, values that are written, anything encrypted.

Specification: *RFC 1157*, *RFC 3416*, *RFC 3412* and *RFC 3414* (version 3), *RFC 3418* (system group), *RFC 6933*
(entities), *RFC 3411* (engine id). Ports 161 and 162 UDP.

Keys: `<version>/<kind>` with `0` for version 1, `1` for 2c, `3` for 3; the kinds `0` get, `1` get next, `2` answer,
`3` set, `4` trap of version 1, `5` get bulk, `6` inform, `7` trap, `8` report; a third part `1` where the community
is a well-known one: `1/0/1`. `3` alone is encrypted. An answer stands under `2`, as it does not repeat what was asked.
"""
