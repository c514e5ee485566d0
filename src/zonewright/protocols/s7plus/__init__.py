"""S7comm-plus: what TIA Portal, HMIs and drivers ask of SIMATIC S7-1200 and S7-1500 over ISO-on-TCP.

What belongs here: TPKT, COTP, the header 0x72, opcodes and functions, which object of the controller a request is for
(program, blocks, operating state), the controller's order number and firmware from its session.
What must never: S7comm (0x32) and MMS: foreign here; values, keys, decryption.

The maker never published it: it stands here as the open implementations agree (the dissector and the driver of Thomas
Wiens). Port 102, TCP.

Keys: the function, the same for request and answer (`1266` set variable); behind it what a request is for, where that
tells its class: `/3` the program or a block of it, `/1` another native object, `/52` the operating state, `/285` a
session; `51` a notification, `254` a system event. Since TIA Portal V17 the functions go encrypted: `22` a record of
the TLS handshake and `23` a record of encrypted data, one per TPKT that begins one; which function it holds, and
whether it reads, writes or stops the controller, is not known. Protection level 3 of older firmware (a signature before
each message) hides nothing. A segment that continues a message marks nothing.
"""
