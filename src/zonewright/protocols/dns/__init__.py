"""DNS: who asks name servers for names, and which name an address has by their answers.

What belongs here: queries, answers, zone transfers and updates; the names of addresses (A, AAAA, PTR), as words on
another thing.
What must never: DNS inside TLS or HTTPS, resolving any name, what a name says of its owner.

Specification: *RFC 1035*, *RFC 1995* (251), *RFC 5936* (252), *RFC 2136* (update), *RFC 8490* (6). Port 53, UDP and
TCP; on TCP two bytes of length stand before a message.

Keys: `<opcode>`: `0` query, `2` status, `4` notify, `5` update; with a second part where a whole zone is asked for:
`0/252`, `0/251`. An answer with a code other than 0 is an error.
"""
