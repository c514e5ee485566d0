"""Hands a PDU to the counter of its protocol, which is reached by its address.

The counters stand in the order of `registry.ROOMS`; a test holds the two together.
"""

from typing import Any

from zonewright.protocols.ads.count import count as count_ads
from zonewright.protocols.bacnet.count import count as count_bacnet
from zonewright.protocols.codesys.count import count as count_codesys
from zonewright.protocols.counter import FOREIGN, TOUCHED
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
from zonewright.protocols.linkage import call_counter
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

COUNTERS: tuple[Any, ...] = (
    count_modbus,
    count_s7comm,
    count_enip,
    count_dcp,
    count_rt,
    count_lldp,
    count_s7plus,
    count_mms,
    count_opcua,
    count_goose,
    count_sv,
    count_dnp3,
    count_iec104,
    count_bacnet,
    count_ads,
    count_ethercat,
    count_profinet_cm,
    count_fins,
    count_slmp,
    count_hartip,
    count_synchrophasor,
    count_codesys,
    count_gesrtp,
    count_knxip,
    count_mqtt,
)


@kernel
def count_pdu(addresses: Any, room: int, octets: Any, start: int, end: int, from_server: int, marks: Any) -> int:
    """Count the messages of the PDU at `start` as the room of that number does; the marks begin empty.

    `addresses` are those of `linkage.link_counters(COUNTERS)`.
    """
    marks[0] = 0
    marks[TOUCHED] = 0
    if room < 0 or room >= addresses.shape[0]:
        return FOREIGN
    return int(call_counter(addresses[room], octets, start, end, from_server, marks))
