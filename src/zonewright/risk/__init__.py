"""How near each zone stands to an entry, and what that weighs.

Here belongs what finds the ways through a plant and puts points on them. Never: a countermeasure, a verdict, money
that nobody declared.
"""
