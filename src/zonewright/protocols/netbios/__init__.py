"""NetBIOS over IP: how Windows computers claim names, ask for them, and tell who they are.

What belongs here: the name service with its node status, and datagrams with the announcements of the browser; two
rooms, `ROOM_NAMES` and `ROOM_DATAGRAMS`.
What must never: sessions (port 139), which carry SMB; other mailslots than the browser's.

Specification: *RFC 1001* and *RFC 1002*; the browser's frames after *MS-BRWS*. Port 137 and port 138 UDP.

Keys of `netbios_ns`: the opcode: `0` query, `5` registration, `6` release, `7` wait, `8` and `9` refresh, `15`
registration of one more address; `0/33` asks for all names of a node. An answer with a code other than 0 is an error.
Keys of `netbios_dgm`: the type: `16` to one, `17` to a group, `18` to all, `19` error, `20` query (21, 22 answers).
"""
