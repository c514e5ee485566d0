"""EtherNet/IP and CIP: what scanners, tools and HMIs ask of adapters and controllers, and their cyclic data.

What belongs here: the encapsulation header, the common packet format, CIP services, the services inside Unconnected
Send and Multiple Service Packet, PCCC inside Execute PCCC, the identity object, cyclic data over UDP.
What must never: the meaning of a tag or an assembly, CIP Safety's and CIP Motion's inner formats.

Specification: *The CIP Networks Library*, volumes 1 (Common Industrial Protocol) and 2 (EtherNet/IP Adaptation of CIP),
ODVA. Ports: 44818 TCP and UDP, 2222 UDP (cyclic data).

Keys:

* `<encapsulation command>` where no CIP service is inside: `99`, `4`, `101`. By the form of the message a request and
  its answer are told apart; an encapsulation status other than 0 is an error.
* `<command>/<CIP service without 0x80>`: `112/76`. The answer is an error when its general status is neither 0 nor 6
  (6: more data follows, ask again).
* `<command>/82/<service>` for what an Unconnected Send carries (its answer comes back bare, as `111/<service>`), and
  `<command>/10/<service>` for each service of a Multiple Service Packet; the wrapper itself is not counted again.
  `0` stands for an inner service that is not in hand.
* `<command>/75/<function>` for PCCC: the function of command 15, 256 + the command for any other.
* Services from 75 on mean another thing on every object. They are read as tag services on tags (symbolic segments,
  classes 0x6B and 0x6C), as connection services on class 6, as PCCC on class 0x67. To any other object they stand as
  `<command>/<service>/0`, and inside a wrapper as 256 + service. Service 78 on class 6 (Forward Close) stands
  as `<command>/78/6`, apart from Read Modify Write Tag.
* `2222` for cyclic data, which has no encapsulation command: the port stands in its place.

Services beyond the first 64 bytes of a PDU that is cut there are counted as far as they are in hand.
"""
