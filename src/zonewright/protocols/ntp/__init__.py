"""NTP: who asks whom for the time, how far from a true clock the answer is, and who looks behind the clock.

What belongs here: the modes of the protocol, with control (6) and private (7) messages and what a server says of
itself.
What must never: the times themselves, keys and signatures.

Specification: RFC 1305 (version 3, control), RFC 5905 (version 4), RFC 9327 (control); private messages as the
reference implementation sends them. Port 123 UDP.

Keys: the mode: `1` among equals, `3` a client's question, `5` broadcast; `6/<operation>` control, `7/<request>`
private. Answers stand under what they answer: mode 2 under `1`, mode 4 under `3`.
"""
