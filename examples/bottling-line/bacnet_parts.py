"""BACnet/IP: the building controller of the hall and the SCADA server that polls it (bacpypes3)."""

import asyncio
import time
from types import SimpleNamespace

from bacpypes3.apdu import ErrorRejectAbortNack
from bacpypes3.app import Application
from bacpypes3.local.analog import AnalogValueObject
from bacpypes3.pdu import Address
from bacpypes3.primitivedata import ObjectIdentifier
from layout import IP
from rhythm import PACE, START


def make(name: str, instance: int) -> Application:
    return Application.from_args(
        SimpleNamespace(
            vendoridentifier=999,
            instance=instance,
            name=name,
            address=f"{IP[name]}/24",
            network=0,
            foreign=None,
            bbmd=None,
            ttl=30,
        )
    )


async def run_controller() -> None:
    controller = make("hvac", 4001)
    for number, label in ((1, "hall temperature"), (2, "set point")):
        controller.add_object(
            AnalogValueObject(objectIdentifier=("analog-value", number), objectName=label, presentValue=21.5)
        )
    await asyncio.Event().wait()


async def poll() -> None:
    """One Who-Is to all, 34 readings, 2 set points written."""
    client = make("scada", 4000)
    hvac = Address(IP["hvac"])
    await asyncio.sleep(max(0, START + 7 * PACE - time.time()))
    client.who_is()
    for turn in range(34):
        await asyncio.sleep(max(0, START + (9 + 5 * turn) * PACE - time.time()))
        try:
            await client.read_property(hvac, ObjectIdentifier("analog-value,1"), "present-value")
            if turn in (8, 20):
                await client.write_property(hvac, ObjectIdentifier("analog-value,2"), "present-value", 20.0 + turn / 8)
        except ErrorRejectAbortNack as error:
            print("bacnet", error)


def serve() -> None:
    asyncio.run(run_controller())


def poll_hvac() -> None:
    asyncio.run(poll())
