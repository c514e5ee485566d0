"""Reads what a host announces of itself: its name, its addresses, its services and what their texts say of it."""

from collections.abc import Iterable, Iterator

from zonewright.protocols.domain import ADDRESS, ADDRESS_6, POINTER, SERVICE, TEXT, Record, iter_records
from zonewright.protocols.room import Sighted
from zonewright.protocols.text import TEXT_LIMIT, clean_text, stated

_HOST, _OTHER = "mdns_host", "mdns_other"
_MEANING = {
    "model": ("model", "md", "usb_mdl", "am", "product_name", "modelname", "ty"),
    "vendor": ("manufacturer", "vendor", "usb_mfg", "mf", "mfg"),
    "firmware": ("fw", "firmware", "fwversion", "fw_version", "firmware_version", "swversion", "srcvers"),
    "serial": ("serialnumber", "serial", "sn", "serialno"),
}
_LINK = ".local"
_LISTING = "_services._dns-sd._udp.local"


def read(pdu: bytes) -> tuple[Sighted, ...]:
    """Read one announcement, as far as its bytes reach; one that names several hosts speaks for others."""
    if len(pdu) < 3 or not pdu[2] & 0x80:
        return ()
    records = [record for record in iter_records(pdu) if record.lasts]
    hosts = sorted({host.lower(): host for host in _iter_hosts(records)}.values())
    if len(hosts) > 1:
        return tuple(_read_other(host, records) for host in hosts)
    services = sorted({word for record in records if (word := _service_of(record))})
    fields = stated(
        host_name=hosts[0] if hosts else "",
        ip=_ip_of(hosts[0], records) if hosts else "",
        description=f"announces {', '.join(services)}"[:TEXT_LIMIT] if services else "",
        **_read_texts(records),
    )
    return (Sighted(_HOST, fields),) if fields else ()


def _iter_hosts(records: Iterable[Record]) -> Iterator[str]:
    """Give the names of hosts: of an address, of where a service runs, of who has a reverse name."""
    for record in records:
        name = ""
        if record.kind in {ADDRESS, ADDRESS_6}:
            name = _short(record.name)
        elif record.kind == SERVICE or (record.kind == POINTER and record.ip):
            name = _short(record.target)
        if name and "._" not in name:
            yield name


def _short(name: str) -> str:
    """Write a host's name without the domain of the link."""
    return name[: -len(_LINK)] if name.lower().endswith(_LINK) else name


def _ip_of(host: str, records: Iterable[Record]) -> str:
    """Give the first address of the host, IPv4 before IPv6."""
    found = [r for r in records if r.kind in {ADDRESS, ADDRESS_6} and r.ip and _short(r.name).lower() == host.lower()]
    return min(found, key=lambda record: record.kind).ip if found else ""


def _read_other(host: str, records: Iterable[Record]) -> Sighted:
    return Sighted(_OTHER, stated(behind=f"host name {host}"[:TEXT_LIMIT], ip=_ip_of(host, records)))


def _service_of(record: Record) -> str:
    """Give the kind of service, such as `_http._tcp`, that a record announces."""
    name = record.name
    if record.kind == POINTER:
        name = record.target if name.lower() == _LISTING else name
    elif record.kind not in {SERVICE, TEXT}:
        return ""
    words = name.lower().split(".")
    at = next((i for i in range(1, len(words)) if words[i] in {"_tcp", "_udp"}), 0)
    return f"{words[at - 1]}.{words[at]}" if at and words[at - 1].startswith("_") else ""


def _read_texts(records: Iterable[Record]) -> dict[str, str]:
    """Read maker, model, version and serial number out of the texts of services."""
    said: dict[str, str] = {}
    for record in records:
        if record.kind != TEXT:
            continue
        at = 0
        while at < len(record.value):
            key, _, value = record.value[at + 1 : at + 1 + record.value[at]].partition(b"=")
            at += 1 + record.value[at]
            said.setdefault(clean_text(key).lower(), clean_text(value))
    return {field: next((said[key] for key in keys if said.get(key)), "") for field, keys in _MEANING.items()}
