"""Who a principal is, proven.

Here belongs one file per way of proving it. Never: what a principal may do, a secret kept or shown twice.
"""
