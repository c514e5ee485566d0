"""FR 5, restricted data flow [62443-3-3:2013 FR 5].

Here belong the checks of its requirements. Never: another FR.
"""
