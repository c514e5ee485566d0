"""Rules between zones: derived from what was seen, compared with what is installed.

Here belongs what derives, asks, compares and proves packet filters. Never: a vendor's spelling, a verdict on a
requirement, a weight of risk, a file.
"""
