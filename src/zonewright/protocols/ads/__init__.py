"""Beckhoff ADS: what tools, HMIs and controllers of the TwinCAT world ask of each other over AMS.

What belongs here: the AMS/TCP header, the AMS header, commands and the index groups that change what a command means,
the search for devices and the adding of routes over UDP; identity of an ADS device and of a TwinCAT system.
What must never: the meaning of a symbol or a variable, the tunnelled ADS of terminals, user names, passwords.

Specification: Beckhoff Information System, *TwinCAT ADS/AMS Specification* (AMS/TCP header, AMS header, ADS commands,
reserved index groups). Ports: 48898 TCP, 48899 UDP.

Keys:

* `<command>`: `2` read, `3` write, `9` read and write. Answers have no index group and stand under the bare command.
* `<command>/240/<low byte>` where a request names one of the groups 0xF000 to 0xF0FF, which are services on symbols:
  `9/240/3` gets a handle by name, `9/240/129` writes several values at once.
* `<command>/10000/<group>` where a request goes to the system service (AMS port 10000) with a group below 32767:
  `9/10000/123` writes a file.
* `5/<state>` a change of state: `5/5` run, `5/6` stop; `5/<state>/10000` of the whole system.
* `113/<service>` for the system service over UDP (0x71 begins its sign): `113/1` search, `113/6` add a route.
* `4096` what the local router is asked on TCP.

An answer is an error when the AMS header or the result that begins its data says so.
"""
