"""CODESYS: what the programming system and gateways ask of controllers with a CODESYS runtime, versions 2 and 3.

What belongs here: the block header of version 3 on TCP, its datagrams on TCP and UDP up to the service layer where a
message begins; the block header of version 2 and the answer to its first question.
What must never: the meaning of variables, what is fragmented beyond its first part, encrypted services.

Specification: none is published; security research and the dissectors of the field describe it. Ports: 11740 TCP and
1740-1743 UDP (version 3), 1200 and 1217 TCP (version 2 and gateways).

Keys: `3` a datagram of version 3 that bears no service; `3/<group>/<service>` one that does: `3/1` device, `3/2`
application (`3/2/16` start, `3/2/17` stop, `3/2/5` download), `3/8` files, `3/9` and `3/27` variables. `2/<service>` a
message of version 2, by the first byte behind its header.
"""
