"""The protocol rooms of the house, in the order in which `dispatch` numbers them."""

from zonewright.protocols.enip.codes import ROOM as ENIP
from zonewright.protocols.lldp.codes import ROOM as LLDP
from zonewright.protocols.modbus.codes import ROOM as MODBUS
from zonewright.protocols.profinet.codes import ROOM_DCP, ROOM_RT
from zonewright.protocols.room import Room
from zonewright.protocols.s7comm.codes import ROOM as S7COMM

ROOMS: tuple[Room, ...] = (MODBUS, S7COMM, ENIP, ROOM_DCP, ROOM_RT, LLDP)
