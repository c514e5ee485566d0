"""Hands a PDU to the counter of its protocol: a chain of questions, because compiled code calls no table of functions.

The numbers are the places in `registry.ROOMS`; a test holds the two together.
"""

from typing import Any

import numpy as np

from zonewright.protocols.counter import FOREIGN
from zonewright.protocols.enip.count import count as count_enip
from zonewright.protocols.kernel import kernel
from zonewright.protocols.lldp.count import count as count_lldp
from zonewright.protocols.modbus.count import count as count_modbus
from zonewright.protocols.profinet.count import count_dcp, count_rt
from zonewright.protocols.s7comm.count import count as count_s7comm


@kernel
def count_pdu(room: int, octets: Any, start: int, end: int, from_server: int, marks: Any) -> int:
    """Count the messages of the PDU at `start` as the room of that number does; the marks begin empty."""
    marks[0] = 0
    server: Any = np.int64(from_server)  # one compiled version, whatever the caller wrote
    if room == 0:
        return int(count_modbus(octets, start, end, server, marks))
    if room == 1:
        return int(count_s7comm(octets, start, end, server, marks))
    if room == 2:
        return int(count_enip(octets, start, end, server, marks))
    if room == 3:
        return int(count_dcp(octets, start, end, server, marks))
    if room == 4:
        return int(count_rt(octets, start, end, server, marks))
    if room == 5:
        return int(count_lldp(octets, start, end, server, marks))
    return FOREIGN
