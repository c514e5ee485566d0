"""WireGuard: that somebody opens a tunnel or uses one.

What belongs here: the four messages, told by their first four octets and their exact sizes.
What must never: what goes through the tunnel.

Specification: *WireGuard: Next Generation Kernel Network Tunnel* (J. A. Donenfeld), section 5.4. UDP 51820; by content
on any other port.

Keys: the type of message: `1` handshake begins, `2` handshake answered, `3` cookie, `4` transport.
"""
