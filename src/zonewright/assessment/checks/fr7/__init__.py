"""FR 7, resource availability [62443-3-3:2013 FR 7].

Here belong the checks of its requirements. Never: another FR.
"""
