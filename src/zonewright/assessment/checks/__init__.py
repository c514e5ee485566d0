"""One file per system requirement that a machine can judge, its enhancements inside, in a room per FR.

Here belongs the judging of one requirement from facts. Never: raising for a bad plant, adding up levels.
"""
