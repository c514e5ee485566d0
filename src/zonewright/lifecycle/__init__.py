"""What happens to the plant over the years: changes, backups, drills.

Here belongs the difference between two models, their merging, and whether a backup or a drill is good. Never: a file, a
clock, a copy being made.
"""
