"""What the scripts of a scanner that ask industrial equipment print: `key: value` lines as fields of a sighting."""

import re
from collections.abc import Iterator, Mapping

LONGEST = 500
LINE = re.compile(r"^[\s|_]*([A-Za-z][A-Za-z0-9 ()/_-]{0,60}?)\s*:\s+(.*\S)\s*$")
VENDOR_NUMBER = re.compile(r"\s*\((?:0x[0-9a-fA-F]+|\d+)\)$")

SIEMENS = "Siemens"
FIELDS: Mapping[str, Mapping[str, str]] = {
    "s7-info": {
        "module": "order_number",
        "basic hardware": "order_number",
        "version": "firmware",
        "system name": "station_name",
        "module type": "model",
        "serial number": "serial",
    },
    "modbus-discover": {"device identification": "model", "slave id data": "description"},
    "enip-info": {
        "type": "device_type",
        "vendor": "vendor",
        "product name": "model",
        "productname": "model",
        "serial number": "serial",
        "serialnumber": "serial",
        "revision": "firmware",
    },
    "bacnet-info": {
        "vendor name": "vendor",
        "object name": "station_name",
        "model name": "model",
        "firmware": "firmware",
        "object-identifier": "device_instance",
        "description": "description",
    },
    "omron-info": {"controller model": "model", "controller version": "firmware"},
    "fox-info": {
        "host name": "host_name",
        "application name": "model",
        "application version": "firmware",
        "brand id": "description",
    },
    "pcworx-info": {
        "plc type": "model",
        "model number": "order_number",
        "firmware version": "firmware",
    },
    "codesys-v2-discover": {"product type": "model", "os name": "description"},
    "proconos-info": {"plc type": "model", "ladder logic runtime": "firmware", "project name": "description"},
    "iec61850-mms": {"vendorname": "vendor", "modelname": "model", "revision": "firmware"},
    "profinet-cm-lookup": {"model": "model", "firmware": "firmware", "order id": "order_number"},
    "hartip-info": {"device information": "model", "long tag": "station_name"},
    "nbstat": {"netbios name": "host_name"},
    "smb-os-discovery": {"os": "description", "computer name": "host_name"},
    "rdp-ntlm-info": {"dns_computer_name": "host_name", "product_version": "firmware"},
    "snmp-info": {"enterprise": "vendor"},
}
"""Script -> key that it prints, in small letters -> field of a sighting; the first of several keys counts."""
OTHER_NAMES: Mapping[str, str] = {
    "s7-enumerate": "s7-info",
    "enip-enumerate": "enip-info",
    "bacnet-discover-enumerate": "bacnet-info",
    "omrontcp-info": "omron-info",
    "omronudp-info": "omron-info",
    "codesys-v2": "codesys-v2-discover",
    "niagara-fox": "fox-info",
    "niagara-fox-info": "fox-info",
}
MAKERS: Mapping[str, str] = {
    "s7-info": SIEMENS,
    "omron-info": "Omron",
    "pcworx-info": "Phoenix Contact",
}
"""Scripts that only equipment of one maker answers."""


def derive_fields(name: str, output: str) -> Mapping[str, str]:
    """Read what a script printed; nothing where the script is not known or found nothing."""
    if name == "snmp-sysdescr":
        words = " ".join(output.split())[:LONGEST]
        return {"description": words} if words else {}
    script = OTHER_NAMES.get(name, name)
    wanted = FIELDS.get(script, {})
    found: dict[str, str] = {}
    for key, value in _iter_lines(output):
        field = wanted.get(key)
        if field is not None:
            found.setdefault(field, _clean(value, field=field))
    found = {field: value for field, value in found.items() if value}
    if found and script in MAKERS:
        found.setdefault("vendor", MAKERS[script])
    return found


def _iter_lines(output: str) -> Iterator[tuple[str, str]]:
    for line in output.splitlines():
        match = LINE.match(line)
        if match is not None:
            yield match[1].casefold(), match[2]


def _clean(value: str, *, field: str) -> str:
    words = " ".join(value.replace("\\x00", " ").split())[:LONGEST]
    if field == "host_name":
        words = words.partition(",")[0]
    if field in ("vendor", "device_type"):
        words = VENDOR_NUMBER.sub("", words)
    return "" if words.casefold() in ("unknown", "<unknown>", "n/a", "none") else words
