"""PROFINET on layer 2: who names and finds devices (DCP), and their cyclic and alarm frames (RT, recognised only).

What belongs here: frame ids, DCP services and blocks; two rooms of one ethertype, `ROOM_DCP` and `ROOM_RT`.
What must never: PROFINET's connection set-up over UDP, the meaning of cyclic data, the ring protocols of switches.

Specification: *IEC 61158-5-10 / 61158-6-10* (PROFINET IO: DCP, RT, RTA), as PROFIBUS & PROFINET International publishes
it. Ethertype 0x8892; frame ids 0xFEFC..0xFEFF are DCP, all others stand under RT.

Keys of `profinet_dcp`: the service id (`3` get, `4` set, `5` identify, `6` hello); a service type of 1 is an answer, 5
an error; inside an answer to `set` a block error other than 0 is an error too. Hello is published.
Keys of `profinet_rt`: `1`, `2`, `3` the class of cyclic data; any other frame by the two bytes of its frame id:
`252/1` and `254/1` alarms of high and low priority (unrequested, so published; their acknowledgements are answers),
`255/<low byte>` clock messages. A frame is one PDU, padding included.
"""
