"""Ethernet POWERLINK: how a managing node polls its controlled nodes in a cycle, and what it orders them.

What belongs here: the messages of a cycle, requests and services of its asynchronous phase with network management and
SDO, what a node says of itself.
What must never: the cyclic data, the meaning of an object, openSAFETY inside.

Specification: *EPSG DS 301* of the Ethernet POWERLINK Standardization Group. Ethertype 0x88AB; SDO and network
management also on port 3819 UDP.

Keys: the message type: `1` start of cycle, `3` poll request, `4` poll response, `5/<service>` start of the
asynchronous phase with what is asked for, `6/<service>` asynchronous: `6/4/<command>` network management,
`6/5/<command>` SDO. The answers to `5/1` (identity) and `5/2` (state) stand under those.
"""
