"""What opens an input: captures, lists, declared models, configurations of devices.

Here belongs what turns the bytes of a file into observations, declared nouns and problems, with an account of every
line and every packet. Never: a judgement about the plant, the meaning of a device's rules (that is `platforms`), a
write, a packet into a network.

What is not understood is a problem with its place; nothing is dropped in silence, and no bytes make a reader raise.
"""
