"""TFTP: who moves a file, often firmware or a configuration, to or from a device, without a name or password.

What belongs here: the request to read or write a file.
What must never: the data and its acknowledgements: they flow between other ports and are not followed.

Specification: RFC 1350, options of RFC 2347. Port 69 UDP.

Keys: `1` read, `2` write, `5` an error that comes back to the port.
"""
