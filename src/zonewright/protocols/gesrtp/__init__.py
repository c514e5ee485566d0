"""GE-SRTP: what tools, HMIs and controllers of the Series 90, RX and PACSystems family ask of each other.

What belongs here: the header of 56 bytes, its mailbox type and service request.
What must never: the meaning of a memory area; names in an answer, which does not say what was asked.

Specification: none is published; *Leveraging the SRTP protocol for over-the-network memory acquisition of a GE Fanuc
Series 90-30* (DFRWS 2017) and the dissectors of the field describe it. Port 18245 TCP.

Keys: `<service request>`: `4` reads system memory, `7` writes it, `35` sets the state. Answers do not repeat
the service and stand under `256`; a NACK is an error. `257` opens a
connection. Fragments of a text follow their header and are part of its length.
"""
