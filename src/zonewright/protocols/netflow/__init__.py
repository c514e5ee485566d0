"""NetFlow and IPFIX: what routers and probes tell of flows that they saw, when it passes the point of capture.

What belongs here: datagrams of version 5, 9 and 10 (IPFIX), their templates, the rows that they tell (`export`).
What must never: sFlow; what the rows mean for the map; files of collectors.

Specification: *NetFlow v5* (Cisco, Export Datagram Formats), *RFC 3954* (version 9), *RFC 7011* (IPFIX), field numbers
after the IPFIX registry of IANA. UDP 2055, 9995, 9996, 4739; by content on any other port.

Keys: the version (`5`, `9`, `10`), one published message per datagram.
"""
