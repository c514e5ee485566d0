"""MQTT: what devices and applications tell each other over a broker, with Sparkplug B told apart.

What belongs here: the packets' kinds, the topic as far as it names a Sparkplug B message; names of clients and of
Sparkplug nodes.
What must never: what is published, user names and passwords, other topics.

Specification: *OASIS MQTT 3.1.1* and *5.0*; *Sparkplug 3.0.0* (Eclipse Foundation). Port 1883 TCP; encrypted MQTT on
8883 is not read.

Keys: `<kind>` of the request: `1` connect, `3` publish, `6` release, `8` subscribe, `10` unsubscribe, `12` ping, `14`
disconnect, `15` authenticate; acknowledgements stand under what they acknowledge. `3/<message>` for Sparkplug B: `1`
birth and `2` death of a node, `3` and `4` of a device, `5` and `6` their data, `7` and `8` commands to them, `9`
state of an application; `3/0` where the topic is longer than what is in hand. A refused connection and an
acknowledgement with a reason from 128 on are errors.
"""
