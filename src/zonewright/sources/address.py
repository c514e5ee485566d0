"""The one spelling of an address that a device may have."""

import ipaddress
import re

from zonewright.errors import InputError

MAC = re.compile(
    r"[0-9a-f]{2}([:-])(?:[0-9a-f]{2}\1){4}[0-9a-f]{2}|[0-9a-f]{4}([.:-])[0-9a-f]{4}\2[0-9a-f]{4}|[0-9a-f]{12}"
)
OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])"
PLAIN_IP = re.compile(rf"(?!127\.|255\.)(?:1[0-9][0-9]|[1-9][0-9]?|2[0-1][0-9]|22[0-3])(?:\.{OCTET}){{3}}")
"""An IPv4 address in its canonical text that is surely one of a device."""
PLAIN_MAC = re.compile(r"(?!00:00:00:00:00:00)[0-9a-f][02468ace](?::[0-9a-f]{2}){5}")
VLAN = re.compile(r"(?:vlan)?\s*0*(\d{1,4})(?:\.0)?", re.IGNORECASE)
LAST_VLAN = 4094


def parse_ip(text: str) -> str:
    """Give an IP address in its canonical text; a prefix length after it is left aside.

    Raises:
        InputError: it is no address of one device.
    """
    if PLAIN_IP.fullmatch(text):
        return text
    try:
        card = ipaddress.ip_interface(text.strip())
    except ValueError as error:
        raise InputError(f"{text.strip()!r} is not an IP address; write it like 10.0.0.5") from error
    address, network = card.ip, card.network
    if network.num_addresses > 2 and address == network.network_address:
        raise InputError(f"{text.strip()!r} is a network, not the address of a device")
    broadcast = address.version == 4 and (int(address) == 2**32 - 1)
    if address.is_multicast or address.is_unspecified or address.is_loopback or broadcast:
        raise InputError(f"{text.strip()!r} cannot be the address of one device")
    if isinstance(address, ipaddress.IPv6Address) and address.scope_id is not None:
        address = ipaddress.IPv6Address(int(address))
    return str(address)


def parse_mac(text: str) -> str:
    """Give a MAC address as `aa:bb:cc:dd:ee:ff`.

    Raises:
        InputError: it is no address of one network card.
    """
    if PLAIN_MAC.fullmatch(text):
        return text
    folded = text.strip().lower()
    digits = re.sub(r"[^0-9a-f]", "", folded)
    if not MAC.fullmatch(folded):
        raise InputError(f"{text.strip()!r} is not a MAC address; write it like 00:1b:1b:aa:bb:cc")
    if int(digits[1], 16) & 1 or not int(digits, 16):
        raise InputError(f"{text.strip()!r} cannot be the MAC address of one network card")
    return ":".join(digits[at : at + 2] for at in range(0, 12, 2))


def parse_vlan(text: str) -> int:
    """Give a VLAN id.

    Raises:
        InputError: it is not between 1 and 4094.
    """
    found = VLAN.fullmatch(text.strip())
    number = int(found.group(1)) if found else 0
    if not 1 <= number <= LAST_VLAN:
        raise InputError(f"{text.strip()!r} is not a VLAN id; write a number from 1 to {LAST_VLAN}")
    return number
