"""The registers of access in one go: ways in, work orders, and what is wrong with them."""

from dataclasses import dataclass

from zonewright.access.finding import iter_way_findings
from zonewright.access.ground import AccessGround
from zonewright.access.way_in import derive_ways_in
from zonewright.access.work_order import derive_work_orders, iter_order_findings
from zonewright.model.register import Finding, WayIn, WorkOrder


@dataclass(frozen=True, slots=True)
class AccessRegister:
    """Ways in and work orders as records; every tuple in the order of its ids."""

    ways_in: tuple[WayIn, ...]
    work_orders: tuple[WorkOrder, ...]
    findings: tuple[Finding, ...]


def derive_access_register(ground: AccessGround) -> AccessRegister:
    """Resolve the declared registers, set them against what was seen, and find what a person has to put right."""
    ways = derive_ways_in(ground)
    orders = derive_work_orders(ground, ways)
    findings = (*iter_way_findings(ground, ways), *iter_order_findings(ground, orders))
    return AccessRegister(ways, orders, tuple(sorted(findings, key=lambda finding: finding.id)))
