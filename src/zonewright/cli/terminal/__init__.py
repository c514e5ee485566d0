"""What every command shares: how it prints, asks and ends, and where its workspace is.

Here belongs what is neither a verb nor the list of verbs. Never: a step, an edge, a decision.
"""
