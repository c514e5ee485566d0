"""PTP: which clocks keep the plant's time together, and which of them is the grandmaster.

What belongs here: the messages of versions 1 and 2, the announcement of a clock, its description of itself.
What must never: the times themselves.

Specification: *IEEE Std 1588-2002* (version 1), *-2008* and *-2019* (version 2). Ethertype 0x88F7; ports 319, 320 UDP.

Keys: `2/<type of message>`: `2/0` sync, `2/1` delay request, `2/8` follow-up, `2/11` announce; `2/13/<action>`
management; `1/<control>` of version 1. Answers stand under what they answer: delay response under `2/1` and `1/1`,
peer delay response under `2/2`.
"""
