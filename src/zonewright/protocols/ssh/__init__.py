"""SSH: an encrypted shell, and the software at both of its ends.

What belongs here: the first line of either side.
What must never: the exchange of keys and all that is encrypted.

Specification: RFC 4253, section 4.2. Ports 22, 2222 TCP, and by its first line any other.

Keys: `<major>/<minor>` of the protocol's version: `2/0`, `1/99` (1 and 2), `1/5`. What comes after the line is skipped
unread.
"""
