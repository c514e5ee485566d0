"""PROFINET by hand on a packet socket: DCP identify and hello, and cyclic real-time data."""

import socket
import struct
import threading
import time

from layout import MAC
from rhythm import at, beat

IDENTIFY_GROUP = bytes.fromhex("010ecf000000")
HELLO_GROUP = bytes.fromhex("010ecf000001")
ETHERTYPE = 0x8892
CYCLES = 5200
CYCLE_S = 0.032
# station -> (device id, device role: 1 device, 2 controller, vendor's type name, IP address)
PLATES = {
    "plc-filler": (0x010E, 2, b"S7-300", "10.10.1.10"),
    "io-filler": (0x0313, 1, b"ET200SP", "0.0.0.0"),
}


def raw(mac: str) -> bytes:
    return bytes.fromhex(mac.replace(":", ""))


def open_card() -> socket.socket:
    card = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(ETHERTYPE))
    card.bind(("eth0", ETHERTYPE))
    return card


def block(option: int, suboption: int, value: bytes) -> bytes:
    """One DCP block, padded to an even length."""
    return struct.pack(">BBH", option, suboption, len(value)) + value + bytes(len(value) % 2)


def dcp(frame_id: int, service: tuple[int, int], xid: int, delay: int, blocks: bytes) -> bytes:
    return struct.pack(">HBBIHH", frame_id, *service, xid, delay, len(blocks)) + blocks


def plate(name: str) -> bytes:
    """What a station says of itself: type, name, vendor and device number, role, address."""
    device, role, kind, address = PLATES[name]
    info = b"\0\0"  # block info or qualifier
    return b"".join(
        (
            block(2, 1, info + kind),
            block(2, 2, info + name.encode()),
            block(2, 3, info + struct.pack(">HH", 0x002A, device)),
            block(2, 4, info + bytes((role, 0))),
            block(1, 2, info + socket.inet_aton(address) + (bytes(8) if role == 1 else b"\xff\xff\xff\0" + bytes(4))),
        )
    )


def send(card: socket.socket, destination: bytes, name: str, payload: bytes, *, tagged: bool = False) -> None:
    """Put one frame on the wire; real-time frames carry a priority tag (VLAN 0, priority 6)."""
    tag = struct.pack(">HH", 0x8100, 6 << 13) if tagged else b""
    frame = destination + raw(MAC[name]) + tag + struct.pack(">H", ETHERTYPE) + payload
    card.send(frame.ljust(60 + len(tag), b"\0"))


def answer(name: str) -> None:
    """Answer every identify that asks for all or for this name."""
    card = open_card()
    while True:
        frame, origin = card.recvfrom(2048)
        if origin[2] == socket.PACKET_OUTGOING or struct.unpack(">H", frame[14:16])[0] != 0xFEFE:
            continue
        xid = struct.unpack(">I", frame[18:22])[0]
        option, suboption, length = struct.unpack(">BBH", frame[26:30])
        if (option, suboption) == (2, 2) and frame[30 : 30 + length] != name.encode():
            continue
        time.sleep(0.01)
        send(card, frame[6:12], name, dcp(0xFEFF, (5, 1), xid, 0, plate(name)))


def identify(name: str, when_s: float, xid: int, wanted: str | None) -> None:
    """Ask the segment who is there: one station by its name, or all."""
    at(when_s)
    wish = block(2, 2, wanted.encode()) if wanted else block(0xFF, 0xFF, b"")
    send(open_card(), IDENTIFY_GROUP, name, dcp(0xFEFE, (5, 0), xid, 1, wish))


def cycle(name: str, partner: str, frame_id: int, size: int) -> None:
    """Send the cyclic process data: 5200 frames, 32 ms apart."""
    card = open_card()
    for turn in beat(8, CYCLE_S, CYCLES):
        values = bytes((turn + offset) & 0xFF for offset in range(size))
        trailer = struct.pack(">HBB", turn * 2048 & 0xFFFF, 0x35, 0)
        payload = struct.pack(">H", frame_id) + values.ljust(40, b"\0") + trailer
        send(card, raw(MAC[partner]), name, payload, tagged=True)


def control() -> None:
    """The controller's side: identify the I/O by name, then exchange data."""
    threading.Thread(target=answer, args=("plc-filler",), daemon=True).start()
    identify("plc-filler", 6, 0x0100_0001, "io-filler")
    cycle("plc-filler", "io-filler", 0x8001, 12)


def be_io() -> None:
    """The device's side: two hellos after power-on, then exchange data."""
    threading.Thread(target=answer, args=("io-filler",), daemon=True).start()
    card = open_card()
    for turn in beat(2, 1.5, 2):
        send(card, HELLO_GROUP, "io-filler", dcp(0xFEFC, (6, 0), 0x0200_0000 + turn, 0, plate("io-filler")))
    cycle("io-filler", "plc-filler", 0x8002, 20)
