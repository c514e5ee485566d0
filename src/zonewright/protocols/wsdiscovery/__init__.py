"""WS-Discovery: how computers, printers and cameras find each other without a server.

What belongs here: hello, bye, probe and resolve with their matches; kinds and scopes of what answers.
What must never: XML beyond the few words that are looked for, fetching what an address points to.

Specification: *OASIS WS-Discovery 1.1* and its draft of April 2005; the scopes of cameras after *ONVIF Core*. Port 3702
UDP.

Keys: `1` hello, `2` bye, `3` probe and its matches, `5` resolve and its matches.
"""
