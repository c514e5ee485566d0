"""Modbus/TCP: drive, old conveyor controller, remote I/O and their clients (pymodbus)."""

from layout import IP
from pymodbus.client import ModbusTcpClient
from pymodbus.pdu.device import ModbusDeviceIdentification
from pymodbus.server import StartTcpServer
from pymodbus.simulator import DataType, SimData, SimDevice
from rhythm import at, beat

NAMEPLATES = {
    "drive-filler": ("Schneider Electric", "ATV340D11N4E", "V1.8"),
    "plc-conveyor": ("WAGO Kontakttechnik GmbH", "750-841", "01.02.11"),
    "io-packer": ("Phoenix Contact", "IL ETH BK DI8 DO4 2TX-PAC", "2.20"),
}


def serve(name: str) -> None:
    """Answer on port 502: coils and inputs 0-63, registers 0-127."""
    vendor, code, revision = NAMEPLATES[name]
    identity = ModbusDeviceIdentification(
        info_name={"VendorName": vendor, "ProductCode": code, "MajorMinorRevision": revision}
    )
    bits = [SimData(0, count=64, values=False, datatype=DataType.BITS)]
    words = [SimData(0, count=128, values=7, datatype=DataType.REGISTERS)]
    device = SimDevice(1, simdata=(bits, bits, words, words), identity=identity)
    StartTcpServer(device, identity=identity, address=(IP[name], 502))


def connect(name: str, source: str | None = None) -> ModbusTcpClient:
    client = ModbusTcpClient(IP[name], retries=0, timeout=5, source_address=(source, 0) if source else None)
    if not client.connect():
        raise ConnectionError(name)
    return client


def drive_filler() -> None:
    """Filler PLC to its drive: 160 reads (FC 3), 30 speed set points (FC 6), 10 ramps (FC 16)."""
    at(3)
    client = connect("drive-filler")
    for turn in beat(4, 1.0, 160):
        client.read_holding_registers(0, count=12)
        if turn % 5 == 2 and turn < 150:
            client.write_register(20, 1400 + turn)
        if turn % 16 == 9:
            client.write_registers(30, [turn, 2, 3, 4])
    client.close()


def poll_drive() -> None:
    """SCADA to the drive: 40 reads (FC 3)."""
    at(4)
    client = connect("drive-filler")
    for _ in beat(5, 4.0, 40):
        client.read_holding_registers(0, count=20)
    client.close()


def poll_conveyor() -> None:
    """SCADA to the conveyor PLC: 1 nameplate (FC 43), 80 reads (FC 3), 20 of inputs (FC 4), 2 writes (FC 16)."""
    at(4)
    client = connect("plc-conveyor")
    client.read_device_information(read_code=1)
    for turn in beat(6, 2.0, 80):
        client.read_holding_registers(0, count=32)
        if turn % 4 == 1:
            client.read_input_registers(0, count=8)
        if turn in (25, 55):
            client.write_registers(40, [turn, 1])
    client.close()


def move_packages() -> None:
    """Conveyor PLC to its remote I/O: 300 input reads (FC 2), 100 output writes (FC 15), 1 refused read (FC 3)."""
    at(3)
    client = connect("io-packer")
    client.read_holding_registers(500, count=4)  # a leftover of an older I/O layout: the coupler refuses it
    for turn in beat(4, 0.55, 300):
        client.read_discrete_inputs(0, count=16)
        if turn % 3 == 0:
            client.write_coils(0, [bool(turn & 1 << bit) for bit in range(8)])
    client.close()


def watch_conveyor() -> None:
    """Packer HMI to the conveyor PLC, over its card in cell B: 60 reads (FC 3)."""
    at(4)
    client = connect("plc-conveyor")
    for _ in beat(5, 2.5, 60):
        client.read_holding_registers(0, count=16)
    client.close()
