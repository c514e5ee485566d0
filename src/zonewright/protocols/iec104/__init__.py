"""IEC 60870-5-104: what a control centre commands in stations over TCP, and what the stations report.

What belongs here: the frames I, S and U, type identifications, and the cause of transmission that tells who asks.
What must never: the value of a point, the serial sister (101), secure authentication beyond the name of its messages.

Specification: *IEC 60870-5-104* and *IEC 60870-5-101*, of the IEC. Port 2404, TCP; cause of two octets, address of two,
object address of three, as 104 lays down.

Keys: the type identification (`45` single command). The cause decides what the message is: activation asks, its
confirmation and termination answer, a negative one and the unknowns (44 to 47) are errors, cyclic, spontaneous,
initialized and returned information is published. `0` is an S frame, the acknowledgement; `0/1`, `0/4` and `0/16`
are the U frames that start, stop and test a connection, their confirmation the answer. Nothing on the wire tells maker
or model.
"""
