"""Modbus/TCP: what a client asks of a controller's registers and coils, and what the controller says of itself.

What belongs here: the MBAP header, function codes, device identification (43/14) and the server id report (17).
What must never: serial Modbus, the meaning of a register, what a vendor tunnels beyond the name of its request.

Specification: *Modbus Application Protocol Specification V1.1b3* and *Modbus Messaging on TCP/IP Implementation
Guide V1.0b*, both of the Modbus Organization. Port 502, TCP and (by habit of the field) UDP.

Keys: the function code (`3`). A second part only where the code alone does not tell what is done: `8/<sub-function>`,
`43/<MEI type>`, `90/<request of the vendor's tunnel>`. An exception counts as an error under the code without 0x80; it
does not repeat the second part, so it stands under the bare code; so do the tunnel's answers.
"""
