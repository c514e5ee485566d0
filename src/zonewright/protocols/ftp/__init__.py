"""FTP: who moves files to and from a device, and what server answers.

What belongs here: the commands of the control connection, names of users and files, the server's greeting.
What must never: a password: no line that bears one is kept; the files, which flow on other connections.

Specification: RFC 959, with RFC 2228 (security), RFC 2428, RFC 3659. Port 21 TCP.

Keys: the number of a command in this room: `1` USER, `2` PASS, `3` STOR, `4` RETR and so on (`codes.py`), `99` one
that is not known; `0/<reply>` for what the server answers, which does not repeat the command: from 400 on an error.
"""
