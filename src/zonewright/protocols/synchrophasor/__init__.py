"""Synchrophasor: what phasor measurement units send of the grid, and what is ordered of them.

What belongs here: the common frame header, the kinds of frames, commands; names of stations out of configurations.
What must never: the phasors themselves.

Specification: *IEEE C37.118.2-2011*. Ports 4712 TCP and 4713 UDP; both are read on both.

Keys: `0` data, `1` header, `2`, `3`, `5` configurations 1 to 3; `4/<command>` a command to the unit (`4/1` stop, `4/2`
start sending). Data, headers and configurations are published: what asks for them is a command.
"""
