"""DNP3: what a control centre asks of substation and pump-station equipment, and what that equipment reports.

What belongs here: the link frame, the transport octet, application function codes, the internal indications that say a
request failed, device attributes (object group 0) and the names of moved files (group 70).
What must never: the meaning of a point, serial DNP3, the check of a CRC (a frame is told by its start and control
octets), what secure authentication proves.

Specification: *IEEE 1815-2012*, of the IEEE and the DNP Users Group. Port 20000, TCP and UDP.

Keys: the application function code (`1` read, `129` response). A second part, the group of the first object, only where
it changes what is done, and only for reads and writes: `1/0` and `2/0` device attributes, `2/50` clock, `1/70` and
`2/70` file blocks, `2/80` internal indications. A fragment of the application layer is one message, over however many
link frames it spreads: only the frame with its first octets is marked. A response whose indications say that the
request was not carried out counts as an error; an unsolicited response is published; a confirmation is an answer,
whichever side sends it. Frames of the link layer alone mark nothing.
"""
