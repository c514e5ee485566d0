"""BACnet/IP: what workstations and controllers of a building ask of each other, and what a device says of itself.

What belongs here: the virtual link header (BVLC, for IPv4 and IPv6), the network header (NPDU), the application message
(APDU) up to its service; identity out of I-Am, Read Property and Read Property Multiple; orders to a device.
What must never: the values of a plant's objects, BACnet on MS/TP or directly on Ethernet, passwords inside orders.

Specification: *ANSI/ASHRAE 135, BACnet* (clauses 5, 6, 20, annexes J and U). Port 47808 UDP.

Keys:

* `0/<service>` a confirmed service: the request, its simple or complex acknowledgement (answers), its error.
* `1/<service>` an unconfirmed service.
* `4` the acknowledgement of a segment; `6/<reason>` a rejection and `7/<reason>` an abort, which do not say of which
  service they are; both are errors. Reasons beyond 127 are the vendor's.
* `128/<message>` a message of the network layer; 256 stands for a vendor's own.
* `129/<function>` what the virtual link itself does on IPv4, `130/<function>` on IPv6; the functions that carry an NPDU
  are not counted, what they carry is. A result other than 0 is an error.

A segmented message counts once, with its first segment; the others are stepped over.
"""
