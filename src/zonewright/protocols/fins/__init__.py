"""Omron FINS: what tools, panels and controllers ask of Omron controllers, and what those say of themselves.

What belongs here: the FINS header, plain in a datagram or framed for TCP, command codes, controller data (model,
version), connected units, node names and the names of files that are moved.
What must never: the meaning of a memory word, the serial Host Link, EtherNet/IP of newer controllers.

Specification: Omron's *FINS Commands Reference Manual (W227)* and *CJ-series Ethernet Units Operation Manual (W420)*.
Port 9600, UDP and TCP.

Keys: the two octets of the command code (`1/1` memory area read, `4/2` stop); request or answer as the header says. An
answer whose end code is not 0 is an error; flags in it that only tell of the controller's own faults are not. The
handshake of the TCP frame marks nothing.
"""
