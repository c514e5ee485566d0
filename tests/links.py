"""Where the devices of a small plant are wired."""

from zonewright.model.asset import Link, LinkEnd, LinkKind
from zonewright.model.identifier import Id, Origin, make_id


def make_links(device: Id, *, basis: tuple[Id, ...]) -> tuple[Link, ...]:
    """One device, on a port of a switch that nothing else shows."""
    ends = (LinkEnd(device, "PLC 1"), LinkEnd(None, "sw-1", "Gi1/3"))
    name = make_id("link", "attached", device, "", "sw-1", "gi1/3")
    why = "sw-1 sees 00:1b:1b:00:00:01 alone behind its port Gi1/3"
    return (Link(name, Origin.DERIVED, basis, LinkKind.ATTACHED, ends, (), (), (why,)),)
