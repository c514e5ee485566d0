"""TLS: which name a client asks for, and what a server's certificate says, as long as both go in clear.

What belongs here: the records up to the first encrypted one: both hellos, certificates, alerts; a hello in the form of
version 2.
What must never: decryption; fingerprints; whether a certificate is to be trusted.

Specification: *RFC 8446*, *RFC 5246*, *RFC 6066* (names), *RFC 7301* (protocols inside), *RFC 5280* (certificates).
Ports of secured protocols; by content on any other. Version 1.3 hides the certificate.

Keys: `22/<handshake>` (`22/1` the client's hello, `22/2` the server's, `22/11` certificate); `21/<alert>` an alert in
clear; `20` from here on encrypted; `23` encrypted when it was first seen; `22` a handshake that is hidden; `128/1` a
hello in the form of version 2. What follows a certificate, an encrypted record or `20` is skipped.
"""
