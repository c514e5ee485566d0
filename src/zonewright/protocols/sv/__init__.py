"""Sampled values: what merging units and instrument transformers measure, by multicast, thousands of times a second.

What belongs here: the frame and the name of the stream.
What must never: the samples, sampled values routed over UDP.

Specification: IEC 61850-9-2, and its light edition of the users' group. Ethertype 0x88BA.

Key: `0`, one publication per frame, however many samples it carries.
"""
