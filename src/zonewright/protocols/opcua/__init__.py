"""OPC UA, binary over TCP: what HMIs, SCADA and MES ask of servers of any maker.

What belongs here: message types and chunks, the services, identity from the descriptions of client and server and from
the build information, the security policy of a channel.
What must never: values, the node tree, decryption, OPC UA over HTTPS or by publish-subscribe.

Specification: OPC 10000-4 (services), -6 (mappings; numbers of the binary encodings). Port 4840, TCP; servers of many
makers listen elsewhere, and the first eight bytes tell the protocol anywhere.

Keys: the number of the request's binary encoding for a service and its answer (`631` read, `673` write); `397` a
service fault, which does not tell its service; `1` the opening of a connection (hello, acknowledgement), `2` an error
or a message given up, `3` a reverse hello, `4` a message whose body is encrypted: its service is not known.
A message in chunks is counted by its first chunk, an encrypted one by its last. An answer whose service result is bad
is an error; a bad status of a single value inside a good answer is not.
"""
