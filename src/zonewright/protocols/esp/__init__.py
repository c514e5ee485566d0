"""ESP and AH: the packets of an IPsec tunnel.

What belongs here: that they are there, as IP protocols 50 and 51 and in UDP 4500.
What must never: what they carry; how the tunnel was agreed on (`ike`).

Specification: *RFC 4303* (ESP), *RFC 4302* (AH), *RFC 3948* (ESP in UDP).

Keys: `50` ESP, `51` AH. Agreement on port 4500 is passed over.
"""
