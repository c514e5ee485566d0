"""SMB: shared files and orders between computers, and what a computer says of itself before anybody is let in.

What belongs here: the commands of SMB 1, 2 and 3, the dialect that is agreed on, names, domain and operating system
from the server's challenge (NTLMSSP), the names of a NetBIOS session.
What must never: hashes and user names: no message that answers a challenge is kept; names and contents of files.

Specification: *[MS-CIFS]*, *[MS-SMB]*, *[MS-SMB2]*, *[MS-NLMP]*, RFC 1002 (session). Ports 445, 139 TCP, and by its
bytes any other.

Keys: `1/<command>`, `2/<command>`; `2/0/<dialect>` the answer that chooses one (785 is 3.1.1); `3` encrypted, `4`
compressed; `0/<kind>` of the NetBIOS session (`0/129` request).
"""
