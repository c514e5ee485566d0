"""HTTP in clear: who asks which host, and what a server says of itself in its first answer.

What belongs here: the first line and the header lines of the first message of each direction, the title of the page
as far as the same segment holds it.
What must never: paths, parameters, cookies, `Authorization` and every other secret; bodies; later messages.

Specification: *RFC 9110*, *RFC 9112*; the preface of HTTP/2 after *RFC 9113*. Ports of the web, of proxies and of
devices' own pages; by content on any other.

Keys: the method by the number of `codes.METHODS` (`1` GET, `3` POST) for a request; `0/<status>` for an answer
(`0/200`), an error from 400 on. Only the first message of a direction is counted, the rest of it is skipped.
"""
