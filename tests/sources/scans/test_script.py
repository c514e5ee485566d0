import pytest

from zonewright.sources.scans.script import derive_fields

ENIP = """
  type: Programmable Logic Controller (14)
  vendor: Rockwell Automation/Allen-Bradley (1)
  productName: 1769-L32E
  serialNumber: 0x00aa
  revision: 3.7
  deviceIp: 10.0.0.1
"""


@pytest.mark.parametrize(
    ("name", "output", "fields"),
    [
        (
            "s7-info",
            "\n  Module: 6ES7 315-2EH14-0AB0 \n  Version: 3.2.6\n  Serial Number: S C-1\n  Plant Identification: \n",
            {"order_number": "6ES7 315-2EH14-0AB0", "firmware": "3.2.6", "serial": "S C-1", "vendor": "Siemens"},
        ),
        (
            "enip-info",
            ENIP,
            {
                "device_type": "Programmable Logic Controller",
                "vendor": "Rockwell Automation/Allen-Bradley",
                "model": "1769-L32E",
                "serial": "0x00aa",
                "firmware": "3.7",
            },
        ),
        ("modbus-discover", "\n  sid 0x1: \n    Device identification: Maker BMX v2\n", {"model": "Maker BMX v2"}),
        (
            "bacnet-info",
            "  Vendor Name: Maker\n  Object-identifier: 12\n",
            {"vendor": "Maker", "device_instance": "12"},
        ),
        ("niagara-fox", "  Host Name: station-1\n", {"host_name": "station-1"}),
        (
            "nbstat",
            "NetBIOS name: HMI1, NetBIOS user: <unknown>, NetBIOS MAC: 00:0c:29:00:00:01",
            {"host_name": "HMI1"},
        ),
        ("snmp-sysdescr", "Switch \n  of a maker", {"description": "Switch of a maker"}),
        ("s7-info", "ERROR", {}),
        ("http-title", "  Title: a page\n", {}),
    ],
)
def test_lines_of_a_script_are_fields(name: str, output: str, fields: dict[str, str]) -> None:
    assert derive_fields(name, output) == fields
