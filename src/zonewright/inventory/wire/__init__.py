"""What the bulk tables say, row by row, before anything is an asset: senders, conversations, paths, segments.

What belongs here: arrays in, numbers and pairs out, in one pass over millions of rows.
What must never: a decision what is one asset, a name, a role.
"""
