"""Fuzzing of everything that reads foreign bytes: `python -m bench.fuzz --minutes 60 --jobs 2`.

What belongs here: making bad input, running readers on it within bounds, and saying what broke, as small as it can be.
What must never: a finding that is dropped in silence; anything that the package itself needs; a copy of real material.
"""
