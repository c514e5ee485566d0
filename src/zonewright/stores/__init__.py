"""Where nouns and documents are kept.

Here belongs what knows a memory, a folder, SQL, Parquet or a backup repository. Never: an order of steps, a decision
about the plant, another edge.
"""
