"""Judging requirements of 62443-3-3 one by one, and adding the verdicts up to security levels.

Here belongs what turns facts about a zone or a conduit into verdicts and levels. Never: silence counted as met, an
average of levels, a filter's evaluation, a weight of risk.
"""
