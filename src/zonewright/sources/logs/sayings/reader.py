"""The readings of lines by the names that the catalogs call them."""

from collections.abc import Callable, Mapping

from zonewright.sources.logs.sayings import automation, industrial, suricata
from zonewright.sources.logs.sayings.said import Line, Reading

READERS: Mapping[str, Callable[[Line], Reading]] = {
    "modbus": industrial.read_modbus,
    "modbus_detailed": industrial.read_modbus_detailed,
    "dnp3": industrial.read_dnp3,
    "enip": industrial.read_enip,
    "cip": industrial.read_cip,
    "cip_io": industrial.read_cip_io,
    "s7comm": industrial.read_s7comm,
    "s7comm_plus": industrial.read_s7comm_plus,
    "bacnet": automation.read_bacnet,
    "opcua": automation.read_opcua,
    "profinet_cm": automation.read_profinet_cm,
    "synchrophasor": automation.read_synchrophasor,
    "fins": automation.read_fins,
    "eve_modbus": suricata.read_eve_modbus,
    "eve_dnp3": suricata.read_eve_dnp3,
    "eve_enip": suricata.read_eve_enip,
}
