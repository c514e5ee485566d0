"""What the registers of access are derived from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from zonewright.model.flow import Flow
from zonewright.model.host import Host
from zonewright.model.naming import Naming
from zonewright.model.plant import Plant
from zonewright.model.register import RegisterTerms
from zonewright.model.zone import Bridge, Zone


@dataclass(frozen=True, slots=True)
class AccessGround:
    """The declared registers, and the divided plant that they speak of.

    Attributes:
        hosts: machines that told of themselves, each with its asset.
        kinds: protocol -> what it is for; `remote` is what people reach a machine by from afar.
        as_of: `None` while the time is not known: then nothing is overdue, and nothing is in time.
    """

    plant: Plant
    terms: RegisterTerms
    naming: Naming
    zones: tuple[Zone, ...] = ()
    bridges: tuple[Bridge, ...] = ()
    flows: tuple[Flow, ...] = ()
    hosts: tuple[Host, ...] = ()
    kinds: Mapping[str, str] = field(default_factory=dict)
    as_of: datetime | None = None
