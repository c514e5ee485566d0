"""Frames: what one captured frame says, from its link header up to the ports, and what it carries inside.

What belongs here: link, network and transport headers of one frame into one row of the batch, tunnels opened into rows
of their own; compiled. What must never: framing of capture files, flows, anything that is remembered beyond the
fragments and tunnels of the capture, the meaning of a payload.
"""
