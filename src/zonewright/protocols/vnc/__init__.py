"""VNC: a desktop over the network, how it is secured, and what it is called.

What belongs here: the versions of both sides, the kinds of security that a server offers, the name of its desktop
where nothing encrypts it.
What must never: passwords, keys, pictures.

Specification: RFC 6143 (RFB 3.3, 3.7, 3.8). Ports 5900 to 5905 TCP, 5800 TCP, and by its first line any other.

Keys: `1/<major>/<minor>` version; `2/<kind>` each kind of security that the server offers (`2/1` none, `2/2` VNC's own
password); `3` the desktop. What comes after, and all of the client after its version, is skipped unread.
"""
