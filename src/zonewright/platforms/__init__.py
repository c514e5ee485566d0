"""The dialects of firewalls, routers and switches, one room each, reading and rendering side by side.

Here belongs a vendor's spelling: which words mean which fields, chains and verdicts. Never: whether a packet may pass
(that is `allowlist`), a file, a connection to a device.
"""
