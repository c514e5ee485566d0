"""The protocol rooms of the house, in the order in which `dispatch` numbers them.

Of rooms that share a port, the first whose messages are found has the flow.
"""

from zonewright.protocols.ads.codes import ROOM as ADS
from zonewright.protocols.bacnet.codes import ROOM as BACNET
from zonewright.protocols.codesys.codes import ROOM as CODESYS
from zonewright.protocols.dnp3.codes import ROOM as DNP3
from zonewright.protocols.enip.codes import ROOM as ENIP
from zonewright.protocols.ethercat.codes import ROOM as ETHERCAT
from zonewright.protocols.fins.codes import ROOM as FINS
from zonewright.protocols.gesrtp.codes import ROOM as GESRTP
from zonewright.protocols.goose.codes import ROOM as GOOSE
from zonewright.protocols.hartip.codes import ROOM as HARTIP
from zonewright.protocols.iec104.codes import ROOM as IEC104
from zonewright.protocols.knxip.codes import ROOM as KNXIP
from zonewright.protocols.lldp.codes import ROOM as LLDP
from zonewright.protocols.mms.codes import ROOM as MMS
from zonewright.protocols.modbus.codes import ROOM as MODBUS
from zonewright.protocols.mqtt.codes import ROOM as MQTT
from zonewright.protocols.opcua.codes import ROOM as OPCUA
from zonewright.protocols.profinet.codes import ROOM_DCP, ROOM_RT
from zonewright.protocols.profinet_cm.codes import ROOM as PROFINET_CM
from zonewright.protocols.room import Room
from zonewright.protocols.s7comm.codes import ROOM as S7COMM
from zonewright.protocols.s7plus.codes import ROOM as S7PLUS
from zonewright.protocols.slmp.codes import ROOM as SLMP
from zonewright.protocols.sv.codes import ROOM as SV
from zonewright.protocols.synchrophasor.codes import ROOM as SYNCHROPHASOR

ROOMS: tuple[Room, ...] = (
    MODBUS,
    S7COMM,
    ENIP,
    ROOM_DCP,
    ROOM_RT,
    LLDP,
    S7PLUS,
    MMS,
    OPCUA,
    GOOSE,
    SV,
    DNP3,
    IEC104,
    BACNET,
    ADS,
    ETHERCAT,
    PROFINET_CM,
    FINS,
    SLMP,
    HARTIP,
    SYNCHROPHASOR,
    CODESYS,
    GESRTP,
    KNXIP,
    MQTT,
)
