"""What a workspace remembers besides a survey: statements, changes, inputs, principals, the log.

Here belongs a record with who and when. Never: how or where it is kept.
"""
