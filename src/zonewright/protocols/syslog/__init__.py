"""Syslog: which devices report to whom, under which name and from which program.

What belongs here: priority, host name and program of a message.
What must never: the message itself, which may hold anything; syslog inside TLS.

Specification: *RFC 3164* (as it is found), *RFC 5424*, *RFC 5426* (UDP), *RFC 6587* (TCP). Port 514 UDP and TCP, port
601 TCP.

Key: the facility (`0` kernel, `4` security, `16` to `23` local use); every message is published.
"""
