"""The door for an engineer who types: arguments, what is printed, exit codes; one file per verb.

Here belongs turning words into a workflow call and its result into lines. Never: a step, an edge, a decision.
"""
