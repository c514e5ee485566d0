"""FR 1, identification and authentication control [62443-3-3:2013 FR 1].

Here belong the checks of its requirements. Never: another FR.
"""
