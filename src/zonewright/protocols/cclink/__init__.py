"""CC-Link IE: how Mitsubishi's family of controllers exchanges cyclic values with its stations.

What belongs here: of Field Network Basic the cyclic data, the search for stations and the setting of their addresses,
what a station says of itself; of the networks with an own ethertype (Field, Control, TSN) that they are there.
What must never: the values; frames of the own ethertype beyond their presence: their tables are not public.

Specification: *CC-Link IE Field Network Basic* (BAP-C2010ENG) and *SLMP* (BAP-C2006ENG) of the CC-Link Partner
Association; *IEC 61158* type 23. Ports 61450 (cyclic), 61451 and 45237 (search) UDP; ethertype 0x890F.

Keys of `cclink_basic`: `<high>/<low octet>` of the command: `14/112` cyclic data of either side, `14/48` search,
`14/49` set an address; `0` an answer to a search or setting, which does not repeat its command. Key of `cclink_ie`:
`0`, one per frame of the own ethertype.
"""
