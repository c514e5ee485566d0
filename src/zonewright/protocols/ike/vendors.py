"""Vendor ids of IKE by which a program or its maker is known: how the id begins, maker, program."""

VENDOR_IDS = (
    ("882fe56d6fd20dbc2251613b2ebe5beb", "", "strongSwan"),
    ("1e2b516905991c7d7c96fcbfb587e461", "Microsoft", "Windows IPsec"),
    ("12f5f28c457168a9702d9fe274cc", "Cisco", "Cisco Unity"),
    ("4ca2d73dce64d9849f90504f3a97b3a6", "Cisco", "Cisco VPN 3000"),
    ("8d48c5feb589ad1c7d363ddc4c294a7f", "Cisco", "Cisco concentrator"),
    ("f4ed19e0c114eb516faaac0ee37daf2807b4381f", "Check Point", "Check Point VPN"),
    ("8299031757a36082c6a621de", "Fortinet", "FortiGate"),
    ("7003cbc1097dbe9c2600ba6983bc8b35", "", "racoon"),
    ("166f932d55eb64d8e4df4fd37e2313f0d0fd8451", "Juniper", "ScreenOS"),
    ("404bf439522ca3f6", "SonicWall", "SonicWall VPN"),
    ("4f45", "", "Openswan or Libreswan"),
)
