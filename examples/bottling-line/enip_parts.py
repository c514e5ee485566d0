"""EtherNet/IP: the packer's controller and its clients (cpppo; a program of its own, under its own licence)."""

import subprocess
import sys

from layout import IP
from rhythm import at, beat

TAGS = ("LineSpeed=DINT[4]", "PackCount=DINT[8]", "Recipe=INT[10]", "Reset=DINT")


def serve() -> subprocess.Popen:
    """Start the simulated Logix controller as a separate process."""
    program = [sys.executable, "-m", "cpppo.server.enip", "--no-config", "-a", f"{IP['plc-packer']}:44818", *TAGS]
    return subprocess.Popen(program)


def connect():
    from cpppo.server.enip.client import connector

    return connector(host=IP["plc-packer"], timeout=5.0)


def identify(connection) -> None:
    """Ask for the nameplate (ListIdentity) and wait for it."""
    from cpppo.server.enip import client

    with connection:
        connection.list_identity(timeout=5.0)
        client.await_response(connection, timeout=5.0)


def read_attribute(connection, path: str) -> None:
    """Get Attribute Single of one attribute, and wait for it."""
    from cpppo.server.enip import client

    with connection:
        connection.get_attribute_single(path, timeout=5.0)
        client.await_response(connection, timeout=5.0)


def perform(connection, *operations: str) -> None:
    """Send each operation by itself and wait for its answer."""
    from cpppo.server.enip import client

    with connection:
        for *_, status, value in connection.synchronous(operations=client.parse_operations(operations)):
            if status not in (0, 6) or value is None:
                print(f"enip {operations}: status {status}", file=sys.stderr)


def poll_packer() -> None:
    """SCADA: ListIdentity once, Get Attribute Single once, 60 tags read, 4 written."""
    at(5)
    connection = connect()
    identify(connection)
    read_attribute(connection, "@1/1/7")
    for turn in beat(7, 2.5, 60):
        perform(connection, "PackCount[0-7]")
        if turn in (10, 20, 30, 40):
            perform(connection, f"Recipe[0]={turn}")
    connection.close()


def operate_hmi() -> None:
    """Packer HMI: 60 tags read, 5 written."""
    at(6)
    connection = connect()
    for turn in beat(8, 2.5, 60):
        perform(connection, "LineSpeed[0-3]")
        if turn % 12 == 5:
            perform(connection, f"LineSpeed[1]=(DINT){turn}")
    connection.close()
