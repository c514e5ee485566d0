"""SLMP, Mitsubishi's MC protocol, and what its programming tools send to MELSEC controllers on the same ports.

What belongs here: frames 3E and 4E, binary and in letters, their commands, the controller's type name; the frames of
the programming tools (MELSOFT), recognised by their outer form.
What must never: the older frame 1E, which has nothing to be told by; the meaning of a device word.

Specification: *SLMP Reference Manual (SH-080956ENG)*, *MELSEC Communication Protocol Reference Manual (SH-080008)*. The
frames of the programming tools were never published; they stand here as public tools and captures show them. Ports as
set up by people, mostly 5000 to 5010 and 1025, 1026; 5560 and 5562 for programming tools; TCP and UDP.

Keys: the two octets of the command, the high one first (`4/1` read, 0401; `20/1` write, 1401). A good answer does not
repeat its command and stands under `0`; an answer with an error does, and stands under it. `87/<group>/<function>` is a
message of a programming tool, request or answer; what precedes its connection marks nothing.
"""
