"""OpenVPN: that somebody opens a tunnel, and who answers.

What belongs here: the opcodes of UDP datagrams and of TCP frames; the hard resets that open a tunnel.
What must never: what goes through the tunnel; the TLS handshake inside the control channel.

Specification: *OpenVPN Wire Protocol* (openvpn-rfc, OpenVPN project). UDP and TCP 1194; by content on any other port:
a hard reset has one of few lengths, which follow from how the control channel is guarded.

Keys: the opcode of a message that opens a tunnel: `1`, `7`, `10` the client's hard reset, `2`, `8` the server's. Other
messages are passed over: their first octet alone says too little.
"""
