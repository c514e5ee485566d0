"""May this principal do this now? Ways in, work orders, duties.

Here belongs a decision about who may do what, and what in the registers of access is wrong. Never: how somebody proves
who they are, a clock, what was asked being done.
"""
