"""SSDP: how UPnP devices announce themselves and are searched for.

What belongs here: searches, answers and announcements; the words on system and product, the kind of device.
What must never: fetching the description that an announcement points to.

Specification: *UPnP Device Architecture 2.0*, chapter 1. Port 1900 UDP.

Keys: `0` search and its answer, `1` announcement.
"""
