"""One host of a scan as sightings: who it is, and which of its ports are open."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from zonewright.errors import InputError
from zonewright.sources.address import parse_ip, parse_mac
from zonewright.sources.scans.document import Element
from zonewright.sources.scans.script import LONGEST, derive_fields
from zonewright.sources.sighting import Seen

HOST, PORT = "nmap", "nmap_port"
VAGUE_KINDS = frozenset({"general purpose", "specialized", ""})
SECONDS = re.compile(r"[0-9]{1,11}")
BILLION = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Found:
    """What the scan says of one host that answered.

    Attributes:
        rows: (line, sighting), the host itself first; one per address of it.
        open_ports: `port` elements that are used.
        closed: reason -> `port` elements that are left aside.
        times: nanoseconds since 1970, first and last.
    """

    rows: tuple[tuple[int, Seen], ...]
    open_ports: int
    closed: Mapping[str, int]
    times: tuple[int | None, int | None]


def find_refusal(host: Element) -> str | None:
    """Say why a host is left aside, or nothing where it answered."""
    status = host.find("status")
    state = status.attributes.get("state", "") if status is not None else ""
    if state == "up" or (not state and any(_state(port) == "open" for port in iter_ports(host))):
        addresses = [one.attributes.get("addr", "") for one in host.all("address")]
        own = bool(addresses) and all(one.startswith("127.") or one == "::1" for one in addresses)
        return "the scanning machine by its loopback address" if own else None
    return "host that did not answer" if state in ("down", "") else f"host of which the scan says: {state[:40]}"


def iter_ports(host: Element) -> Iterator[Element]:
    """Give its `port` elements."""
    for ports in host.all("ports"):
        yield from ports.all("port")


def derive_found(host: Element, *, began: int | None) -> Found:
    """Read a host that answered.

    Args:
        host: the element.
        began: when the scan began, nanoseconds; it stands for a host without times of its own.

    Raises:
        InputError: it has no address that a device can have.
    """
    mac, ips, card = _addresses(host)
    ports = [_port(port) for port in iter_ports(host)]
    rows: list[tuple[int, Seen]] = []
    opened = [(line, fields) for line, fields, reason in ports if reason is None]
    named = any(fields.get("vendor") for _, fields in opened)
    fields = {**_identity(host), "vendor": "" if named else card}
    for ip in ips or (None,):
        rows.append((host.line, Seen(HOST, fields, mac=mac, ip=ip)))
        rows.extend((line, Seen(PORT, said, mac=mac, ip=ip)) for line, said in opened)
    closed: dict[str, int] = {}
    for _, _, reason in ports:
        if reason is not None:
            closed[reason] = closed.get(reason, 0) + 1
    first, last = (read_time(host.attributes.get(name, "")) for name in ("starttime", "endtime"))
    return Found(tuple(rows), len(opened), closed, (first or began, last or first or began))


def read_time(text: str) -> int | None:
    """Read seconds since 1970 as nanoseconds; `None` where they are none."""
    return int(text) * BILLION if SECONDS.fullmatch(text) and int(text) else None


def _addresses(host: Element) -> tuple[str | None, tuple[str, ...], str]:
    """Give the MAC, the IPs and the maker of the card."""
    mac, ips, card, wrong = None, [], "", []
    for one in host.all("address"):
        text, kind = one.attributes.get("addr", ""), one.attributes.get("addrtype", "")
        try:
            if kind == "mac":
                mac, card = parse_mac(text), one.attributes.get("vendor", "")
            else:
                ips.append(parse_ip(text))
        except InputError as error:
            wrong.append(str(error))
    if mac is None and not ips:
        raise InputError("; ".join(wrong) or "the host has no address")
    return mac, tuple(dict.fromkeys(ips)), card


def _identity(host: Element) -> dict[str, str]:
    names = [one.attributes for group in host.all("hostnames") for one in group.all("hostname")]
    ordered = sorted(names, key=lambda one: one.get("type") == "user")
    fields = {"host_name": next((one["name"] for one in ordered if one.get("name")), "")}
    for element in host.all("os"):
        best = max(element.all("osmatch"), key=_accuracy, default=None)
        if best is not None:
            fields["description"] = f"{best.attributes.get('name', '')} ({_accuracy(best)} % sure)"
        classes = [*(best.all("osclass") if best is not None else ()), *element.all("osclass")]
        kind = max(classes, key=_accuracy, default=None)
        if kind is not None and kind.attributes.get("type", "") not in VAGUE_KINDS:
            fields["device_type"] = kind.attributes["type"]
    for group in host.all("hostscript"):
        for script in group.all("script"):
            for name, value in derive_fields(*_printed(script)).items():
                fields[name] = fields.get(name) or value
    return fields


def _accuracy(element: Element) -> int:
    text = element.attributes.get("accuracy", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 4 else 0


def _state(port: Element) -> str:
    state = port.find("state")
    return state.attributes.get("state", "") if state is not None else ""


def _port(port: Element) -> tuple[int, dict[str, str], str | None]:
    """Give line and fields of a port, and the reason why it is left aside."""
    state = _state(port)
    if state != "open":
        return port.line, {}, f"port that is {state[:40]}" if state else "port of unknown state"
    number, protocol = (port.attributes.get(name, "") for name in ("portid", "protocol"))
    service = port.find("service")
    said = service.attributes if service is not None else {}
    words = " ".join(said[name] for name in ("name", "product", "version") if said.get(name))
    more = f" ({said['extrainfo']})" if said.get("extrainfo") else ""
    cpes = " ".join(one.text.strip() for one in service.all("cpe")) if service is not None else ""
    fields = {
        "port": f"{protocol}/{number}",
        "description": " ".join(filter(None, (f"{words}{more}", cpes)))[:LONGEST],
        "host_name": said.get("hostname", ""),
        "device_type": said.get("devicetype", ""),
    }
    for script in port.all("script"):
        for name, value in derive_fields(*_printed(script)).items():
            fields[name] = value if name not in ("port", "description") else fields[name] or value
    return port.line, fields, None


def _printed(script: Element) -> tuple[str, str]:
    return script.attributes.get("id", ""), script.attributes.get("output", "")
