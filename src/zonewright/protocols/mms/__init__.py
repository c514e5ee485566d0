"""MMS: how clients speak to protection and control devices of IEC 61850, over ISO-on-TCP.

What belongs here: session, presentation and ACSE as far as they must be crossed, the MMS services, identity, the names
of what is loaded, started, stopped or fetched.
What must never: the objects' values, S7comm or S7comm-plus (foreign here), the same services under another transport.

Specification: ISO 9506-1 and -2, ISO 8327, ISO 8823, ISO 8650, IEC 61850-8-1. Port 102, TCP.

Keys: the kind of PDU, then the service: `0/<service>` for confirmed requests and their answers; an error tells no
service and counts as `0`; `3/<service>` unconfirmed, `4` a refused PDU, `5` cancelling, `8` opening and `11` ending an
association. A failure of a single variable inside a good answer is no error. A COTP segment that continues a message
marks nothing. A PDU directly on COTP, as old stacks send it, is taken when its length fits exactly. Encrypted
associations (TLS on port 3782) do not come here.
"""
