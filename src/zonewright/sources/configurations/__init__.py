"""Configurations of devices: firewalls, routers, switches.

Here belongs how a file is handed to the dialect that knows it. Never: the words of a vendor (that is `platforms`).
"""

from zonewright.sources.configurations.source import ConfigurationSource

__all__ = ["ConfigurationSource"]
