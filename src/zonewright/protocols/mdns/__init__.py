"""mDNS: how devices on a network name themselves and announce what they serve.

What belongs here: queries and announcements on the local link; host names, services, and what a service's text says of
maker, model and version.
What must never: known answers inside queries, which are another's words; wide-area DNS.

Specification: *RFC 6762* (mDNS), *RFC 6763* (services, text). Port 5353 UDP.

Keys: `0` query and the answer sent to one asker, `1` announcement: an answer that everybody hears.
"""
