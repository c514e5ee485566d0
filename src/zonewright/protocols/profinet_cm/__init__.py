"""PROFINET IO over UDP: how a controller or a tool connects to a device, reads and writes its records, and lets it go.

What belongs here: the connectionless DCE/RPC header, the operations of PROFINET's interfaces, the status of an answer;
identity out of the endpoint mapper, of connections and of the record I&M0.
What must never: cyclic data and alarms (layer 2, room `profinet`), the contents of parameter records, other DCE/RPC.

Specification: *IEC 61158-5-10 / 61158-6-10* (PROFINET IO, context manager) over *DCE 1.1: Remote Procedure Call*
(connectionless). Port 34964 UDP for the first request; answers and later requests may use other ports.

Keys: `<interface>/<operation>`. Interface 1 is the device's, 2 the controller's, 3 the supervisor's, 4 the parameter
server's; 0 the endpoint mapper. Operations of PROFINET: `1/0` connect, `1/1` release, `1/2` read, `1/3` write, `1/4`
control, `1/5` read without a connection. Read and write bear a third part where the record tells what they are for:
`1/3/175` for 0xAF.. (identification and maintenance), by the high byte of the record's index from 0x80 on.
An answer with a PROFINET status other than 0, a fault and a rejection are errors; an answer that only says that it is
still being worked on is none. A message in several fragments counts once, with its first one. Answers do not bear the
third part, except for read and write, whose answers repeat the index.
"""
