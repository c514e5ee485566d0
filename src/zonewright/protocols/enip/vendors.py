"""Numbers that ODVA gives to vendors, and the device profiles' names: the few that plants meet most."""

VENDORS = {
    1: "Rockwell Automation/Allen-Bradley",
    26: "Festo",
    40: "WAGO",
    46: "ABB",
    47: "Omron",
    48: "Turck",
    90: "HMS Networks",
    108: "Beckhoff Automation",
    161: "Mitsubishi Electric",
    243: "Schneider Electric",
    283: "Hilscher",
    367: "Keyence",
    562: "Phoenix Contact",
    678: "Cognex",
    808: "SICK",
}

DEVICE_TYPES = {
    2: "AC drive",
    7: "general purpose discrete I/O",
    12: "communications adapter",
    14: "programmable logic controller",
    24: "human-machine interface",
    27: "pneumatic valve",
    37: "CIP motion drive",
    43: "generic device",
    44: "managed Ethernet switch",
}
