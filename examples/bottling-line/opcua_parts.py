"""OPC UA: a server on the SCADA machine, the historian and the packer HMI as clients (asyncua)."""

import asyncio
import time

from asyncua import Client, Server, ua
from layout import IP
from rhythm import PACE, START

URL = f"opc.tcp://{IP['scada']}:4840/"
NODE = "ns=2;s=LineSpeed"


async def at(offset_s: float) -> None:
    await asyncio.sleep(max(0, START + offset_s * PACE - time.time()))


async def run_server() -> None:
    server = Server()
    await server.init()
    server.set_endpoint(URL)
    server.set_server_name("scada")
    server.set_security_policy([ua.SecurityPolicyType.NoSecurity])
    await server.register_namespace("urn:bottling-line:scada")
    speed = await server.nodes.objects.add_variable(ua.NodeId("LineSpeed", 2), "LineSpeed", 0.0)
    await speed.set_writable()
    async with server:
        while True:
            await asyncio.sleep(1)
            await speed.write_value(400.0 + time.time() % 10)


async def read_often(first_s: float, period_s: float, count: int, source: str | None = None) -> None:
    await at(first_s)
    async with Client(URL, timeout=10) as client:
        node = client.get_node(NODE)
        for turn in range(count):
            await at(first_s + 1 + turn * period_s)
            await node.read_value()


def serve() -> None:
    asyncio.run(run_server())


def collect() -> None:
    """Historian: 80 readings of the line speed, two seconds apart."""
    asyncio.run(read_often(6, 2.0, 80))


def show_line() -> None:
    """Packer HMI, over its card in supervision: 30 readings."""
    asyncio.run(read_often(9, 5.0, 30))
