"""KNXnet/IP: what tools and servers ask of KNX lines, by tunnel or by routing, and what a server says of itself.

What belongs here: the header, the services of discovery, tunnelling, routing and configuration, the kind of telegram
inside (cEMI); the description of a device.
What must never: the meaning of a group address, secured content.

Specification: *KNX Standard 03.08* (EN 50090 / ISO 22510) and *03.06.03* (cEMI). Port 3671 UDP, TCP in newer devices.

Keys: `<service>` as a decimal: `513` search, `1056` tunnelling, `1328` routing. For tunnelling and routing a second
part tells what the telegram does: its application command (`0` group read, `1` group answer, `2` group write, `3`
individual address, `10` memory write, `14` restart); no second part for telegrams without one. A telegram that a tunnel
hands to its client, and an indication that is routed, is published. A status other than 0 in an answer is an error.
"""
