"""Accounts for the octets of industrial protocols: how many were seen, and how many of them were understood."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from zonewright.model.observation import Payload
from zonewright.protocols.registry import ROOMS
from zonewright.sources.captures import column


def derive_payloads(tables: Any) -> Mapping[str, Payload]:
    """Give per industrial protocol the octets above the transport, and those in messages that were understood.

    Octets that came twice count once. Traffic on a port or ethertype of the protocol in which no message of it was
    found counts as seen.
    """
    flows = tables.flows[: tables.counters[column.FLOWS_USED]]
    is_read = flows[:, column.GOOD] > 0
    rooms = np.where(is_read, flows[:, column.ROOM], _rooms_by_port(tables, flows))
    seen = np.maximum(flows[:, column.PAYLOAD] - flows[:, column.REPEATED], 0)
    understood = np.where(is_read, np.minimum(flows[:, column.UNDERSTOOD], seen), 0)
    of_seen = np.bincount(np.maximum(rooms, 0), weights=seen, minlength=len(ROOMS) + 1)
    of_understood = np.bincount(np.maximum(rooms, 0), weights=understood, minlength=len(ROOMS) + 1)
    return {
        room.name: Payload(int(of_seen[number]), int(of_understood[number]))
        for number, room in sorted(enumerate(ROOMS, start=1), key=lambda item: item[1].name)
        if room.is_industrial and of_seen[number]
    }


def _rooms_by_port(tables: Any, flows: Any) -> Any:
    """Find the room that a port or ethertype suggests; 0 where there is none."""
    tags, above = flows[:, column.TAGS_PORTS], (flows[:, column.RECEIVER] >> 48) & 0x1FF
    source, destination = ((tags >> 17) & 0x1FFFF) - 1, (tags & 0x1FFFF) - 1
    rooms = np.zeros(len(flows), np.int64)
    for transport, protocol in ((column.ON_TCP, 6), (column.ON_UDP, 17)):
        has_ports = (above == protocol + 1) & (source >= 0) & (destination >= 0)
        ports = tables.rooms_of_port[transport]
        by_port = np.where(ports[destination] > 0, ports[destination], ports[source])
        rooms = np.where(has_ports, by_port, rooms)
    ethertype = (flows[:, column.SENDER] >> 48) & 0xFFFF
    is_link = (above == 0) & (ethertype >= 1536)
    return np.where(is_link, tables.rooms_of_ethertype[ethertype], rooms)
