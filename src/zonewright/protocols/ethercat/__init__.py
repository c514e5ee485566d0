"""EtherCAT: what a master asks of the slaves of its line, datagram by datagram, and the mailboxes inside.

What belongs here: the frame header, the datagrams and their commands, the registers of a slave that change what a
command does, mailbox messages (CoE, FoE, EoE, SoE, AoE, VoE) up to their service; identity out of CoE answers.
What must never: the process image, network variables and the automation protocol beyond their recognition.

Specification: *IEC 61158-4-12 / 61158-6-12* (type 12) and *ETG.1000*. Ethertype 0x88A4; UDP 34980 carries the same.

A frame runs through all slaves and comes back to the master: a datagram whose working counter is 0 is a request, any
other an answer. A datagram that no slave took comes back as it went and counts as another request.

Keys:

* `<command>` for process data by logical address (`10`, `11`, `12`) and for `0`.
* `<command>/<register>` for commands that address a slave: `4/304` reads the state, `5/288` asks for another one. Any
  place from 4096 on is the slave's memory: `4/4096`.
* `<command>/4096/<256 * type + service>` where the memory holds a mailbox message: type 2 EoE, 3 CoE, 4 FoE, 5 SoE, 1
  AoE, 15 VoE, 0 error; of CoE the service is 16 * service + command of the SDO: `5/4096/801` a download, `5/4096/802`
  an upload. An abort, an error of FoE or of the mailbox is an error.
* `256/<type>` for a frame of network variables (4) or of the automation protocol (5).
"""
