"""What a filter was found to do, written short."""

from typing import Any

from zonewright.model.boundary import BoundaryFinding, FilterLine
from zonewright.model.identifier import Id, Origin

LINE = FilterLine(14, "ip saddr 10.0.0.0/8 accept", Id("rule-14"))


def finding(
    *, at: str = "cell~ot", device: str = "fw", filters: bool | None = True, deny: bool | None = True, **more: Any
) -> BoundaryFinding:
    ids = (Id(f"boundary-{device}"), Origin.DERIVED, (Id(f"configuration-{device}"), Id(at)))
    return BoundaryFinding(*ids, Id(at), Id(f"configuration-{device}"), device, filters, deny, **more)
