"""Wire bytes to messages: one small room per protocol, always codes / count / read.

Here belongs what a protocol's bytes mean: `codes.py` holds code tables, ports and ethertypes; `count.py` a compiled
function that says where a PDU ends and which codes it holds; `read.py` ordinary Python that reads identity and detail
from the few PDUs that are kept. Never: a file, a socket, a packet's link or network header, a decision about assets.
"""
