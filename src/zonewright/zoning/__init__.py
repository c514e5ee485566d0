"""The plant divided: zones, conduits, and the bridges that nobody decided [62443-3-2:2020 ZCR 3].

Here belongs the proposal where each asset stands and why, and what joins two zones. Never: a packet, a file, a verdict
on a requirement, a zone of the owner's that is changed.
"""
