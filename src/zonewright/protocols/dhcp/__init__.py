"""DHCP, for IPv4 and IPv6: which client asks for an address, who it says it is, and what the server gives it.

What belongs here: both protocols as two rooms, `ROOM` and `ROOM_6`; host name, vendor class, client and network.
What must never: leases over time, which address is right.

Specification: *RFC 2131*, *RFC 2132*, *RFC 4702* (81), *RFC 3046* (82), *RFC 951* (BOOTP); *RFC 8415*, *RFC 4704* (39).
Ports 67 and 68 UDP; for IPv6 port 547 UDP of the server (clients use 546).

Keys of `dhcp`: the message type of the request: `1` discover, `3` request, `4` decline, `7` release, `8` inform, `9`
force renew, `10`, `14` lease queries; offers stand under `1`, acknowledgements under `3`, or `8` when they give no
address; a refusal is an error under `3`; `0` BOOTP, or cut before the type.
Keys of `dhcp6`: the message type: `1` solicit, `3` request, `5` renew, `11` information, `12` relayed; an advertisement
stands under `1`, any other answer under `7`, as it does not repeat what was asked; answers that are relayed under `12`.
"""
