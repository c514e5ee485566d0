"""Where pure functions and queries run.

Here belongs what knows threads, processes or a cluster. Never: what is computed, another edge.
"""
