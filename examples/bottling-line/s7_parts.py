"""S7 over ISO-on-TCP: the filler's controller and everyone who talks to it (python-snap7)."""

import struct

from layout import IP
from rhythm import at, beat
from snap7.client import Client
from snap7.server import Server
from snap7.type import SrvArea

ORDER_NUMBER = "6ES7 315-2EH14-0AB0"
TEXTS = {
    0x0001: b"plc-filler",
    0x0002: b"CPU 315-2 PN/DP",
    0x0003: b"filler",
    0x0004: b"Original Siemens Equipment",
    0x0005: b"S C-C2UR28922012",
    0x0007: b"CPU 315-2 PN/DP",
}


class FillerPlc(Server):
    """A controller whose system status lists are laid out record by record, as the real ones are."""

    def _get_szl_data(self, szl_id: int, szl_index: int) -> bytes | None:
        if szl_id == 0x001C:
            records = [struct.pack(">H32s", index, text) for index, text in TEXTS.items()]
        elif szl_id == 0x0011:
            number = ORDER_NUMBER.encode().ljust(20)
            records = [
                struct.pack(">H20sHBBBB", index, number, 0xC0, *version)
                for index, version in ((0x0001, (0, 4, 0, 1)), (0x0006, (0, 4, 0, 1)), (0x0007, (0x56, 3, 3, 0)))
            ]
        else:
            return super()._get_szl_data(szl_id, szl_index)
        return struct.pack(">HH", len(records[0]), len(records)) + b"".join(records)


def serve() -> Server:
    """Start the controller with three data blocks; DB 10 is what the download replaces."""
    server = FillerPlc(log=False)
    for number, size in ((1, 256), (2, 64), (10, 1200)):
        server.register_area(SrvArea.DB, number, bytearray(size))
    server.start(tcp_port=102)
    return server


def connect() -> Client:
    client = Client()
    client.connect(IP["plc-filler"], 0, 2)
    return client


def operate_hmi() -> None:
    """Shared HMI: 170 reads of DB 1, 6 writes of set points into DB 2."""
    at(3)
    client = connect()
    for turn in beat(4, 1.0, 170):
        client.db_read(1, 0, 64)
        if turn % 30 == 12:
            client.db_write(2, 4 * (turn // 30), bytearray((0, turn, 1, 2)))
    client.disconnect()


def operate_scada() -> None:
    """SCADA: identity once (two status lists), 85 reads, 3 writes of the recipe number."""
    at(2)
    client = connect()
    client.get_order_code()
    client.get_cpu_info()
    for turn in beat(5, 2.0, 85):
        client.db_read(1, 0, 128)
        if turn in (20, 40, 60):
            client.db_write(2, 60, bytearray((0, turn)))
    client.disconnect()


def program() -> None:
    """Engineering: stop, one download of DB 10 (1200 bytes: three fragments of at most 462), warm restart."""
    at(95)
    client = connect()
    client.plc_stop()
    client.download(bytearray(n % 251 for n in range(1200)), 10)
    client.plc_hot_start()
    client.disconnect()


def service_remotely() -> None:
    """The vendor, through his box: 20 reads during the tunnel."""
    at(60)
    client = connect()
    for _ in beat(61, 2.0, 20):
        client.db_read(1, 128, 96)
    client.disconnect()
