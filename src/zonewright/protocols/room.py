"""What every protocol room declares in its `codes.py`, as one frozen value named `ROOM`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from zonewright.model.flow import Operation


@dataclass(frozen=True, slots=True)
class Code:
    """One function code: its name in the field's words, what it does to the process, and why it is classed so."""

    name: str
    operation: Operation


@dataclass(frozen=True, slots=True)
class Sighted:
    """What a kept PDU says about its sender or another thing.

    Attributes:
        kind: kind of sighting, such as `s7comm_identity`.
        fields: name -> value, from: name, vendor, vendor_id, model, order_number, firmware, hardware, serial,
            device_type, host_name, station_name, chassis, description, ip, mac, port, capabilities, program (a block
            that is moved), device_instance, behind (words on another thing that the sender speaks for).
    """

    kind: str
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Room:
    """A protocol as the walker and the inventory know it.

    Attributes:
        name: as it stands in `survey.json`, such as `modbus`.
        tcp_ports: server ports.
        udp_ports: server ports.
        ethertypes: where the payload after the ethertype is the PDU; 0 for frames with a length (LLC) in its place.
        ip_protocols: where the payload of the IP packet is the PDU.
        codes: code key -> code; a key that is not here is `other` and shown by its number.
        read: turns a kept PDU into what it says; an empty tuple where it says nothing; never raises on any bytes.
        by_content: whether its messages are told from all others by their bytes, on whatever port they come.
        name_unit: words for the unit of a touched range.
        name_area: words for the area of a touched range.
        is_industrial: whether it moves the process; others are read for identity and side doors.
    """

    name: str
    codes: Mapping[str, Code]
    read: Callable[[bytes], tuple[Sighted, ...]]
    tcp_ports: tuple[int, ...] = ()
    udp_ports: tuple[int, ...] = ()
    ethertypes: tuple[int, ...] = field(default=())
    ip_protocols: tuple[int, ...] = field(default=())
    by_content: bool = False
    is_industrial: bool = True
    name_unit: Callable[[int], str] = "unit {}".format
    name_area: Callable[[int], str] = str

    def operation_of(self, key: str) -> Operation:
        """Say what a message of this code does to the process; `other` when the table does not know it.

        A longer key falls back to its shorter beginnings (`112/10/76` to `112/10`).
        """
        while key:
            found = self.codes.get(key)
            if found is not None:
                return found.operation
            key = key.rpartition("/")[0]
        return Operation.OTHER
