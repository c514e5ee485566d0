"""Follows what packets carry: PDUs through TCP segments and datagrams, what of them is counted, touched and kept.

What belongs here: compiled code that asks the protocol rooms and remembers a few octets per stream.
What must never: a header below the payload, a Python object per packet.
"""
