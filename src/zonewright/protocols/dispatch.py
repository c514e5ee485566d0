"""Hands a PDU to the counter of its protocol: a chain of questions, because compiled code calls no table of functions.

The numbers are the places in `registry.ROOMS`; a test holds the two together.
"""

from typing import Any

import numpy as np

from zonewright.protocols.ads.count import count as count_ads
from zonewright.protocols.bacnet.count import count as count_bacnet
from zonewright.protocols.codesys.count import count as count_codesys
from zonewright.protocols.counter import FOREIGN
from zonewright.protocols.dnp3.count import count as count_dnp3
from zonewright.protocols.enip.count import count as count_enip
from zonewright.protocols.ethercat.count import count as count_ethercat
from zonewright.protocols.fins.count import count as count_fins
from zonewright.protocols.gesrtp.count import count as count_gesrtp
from zonewright.protocols.goose.count import count as count_goose
from zonewright.protocols.hartip.count import count as count_hartip
from zonewright.protocols.iec104.count import count as count_iec104
from zonewright.protocols.kernel import kernel
from zonewright.protocols.knxip.count import count as count_knxip
from zonewright.protocols.lldp.count import count as count_lldp
from zonewright.protocols.mms.count import count as count_mms
from zonewright.protocols.modbus.count import count as count_modbus
from zonewright.protocols.mqtt.count import count as count_mqtt
from zonewright.protocols.opcua.count import count as count_opcua
from zonewright.protocols.profinet.count import count_dcp, count_rt
from zonewright.protocols.profinet_cm.count import count as count_profinet_cm
from zonewright.protocols.s7comm.count import count as count_s7comm
from zonewright.protocols.s7plus.count import count as count_s7plus
from zonewright.protocols.slmp.count import count as count_slmp
from zonewright.protocols.sv.count import count as count_sv
from zonewright.protocols.synchrophasor.count import count as count_synchrophasor


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
    if room == 6:
        return int(count_s7plus(octets, start, end, server, marks))
    if room == 7:
        return int(count_mms(octets, start, end, server, marks))
    if room == 8:
        return int(count_opcua(octets, start, end, server, marks))
    if room == 9:
        return int(count_goose(octets, start, end, server, marks))
    if room == 10:
        return int(count_sv(octets, start, end, server, marks))
    if room == 11:
        return int(count_dnp3(octets, start, end, server, marks))
    if room == 12:
        return int(count_iec104(octets, start, end, server, marks))
    if room == 13:
        return int(count_bacnet(octets, start, end, server, marks))
    if room == 14:
        return int(count_ads(octets, start, end, server, marks))
    if room == 15:
        return int(count_ethercat(octets, start, end, server, marks))
    if room == 16:
        return int(count_profinet_cm(octets, start, end, server, marks))
    if room == 17:
        return int(count_fins(octets, start, end, server, marks))
    if room == 18:
        return int(count_slmp(octets, start, end, server, marks))
    if room == 19:
        return int(count_hartip(octets, start, end, server, marks))
    if room == 20:
        return int(count_synchrophasor(octets, start, end, server, marks))
    if room == 21:
        return int(count_codesys(octets, start, end, server, marks))
    if room == 22:
        return int(count_gesrtp(octets, start, end, server, marks))
    if room == 23:
        return int(count_knxip(octets, start, end, server, marks))
    if room == 24:
        return int(count_mqtt(octets, start, end, server, marks))
    return FOREIGN
