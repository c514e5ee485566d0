"""Rules of an allow-list, each with its owner, reason and expiry."""

from dataclasses import dataclass
from datetime import datetime

from zonewright.model.flow import Operation
from zonewright.model.identifier import Id, Origin


@dataclass(frozen=True, slots=True)
class Rule:
    """What one conduit shall let pass.

    Attributes:
        source: asset id.
        destination: asset or group id.
        source_ips: addresses of the source as text, sorted.
        destination_ips: addresses of the destination as text, sorted.
        operations: kinds of operation seen on the flows it stands on.
        operations_enforced: `none`, `first_pdu` or `stream`.
        enforceable: `True` only with coverage and replay.
    """

    id: Id
    origin: Origin
    basis: tuple[Id, ...]
    conduit: Id
    source: Id
    destination: Id
    source_ips: tuple[str, ...]
    destination_ips: tuple[str, ...]
    transport: str
    destination_port: int | None
    protocol: str | None
    operations: tuple[Operation, ...]
    operations_enforced: str
    owner: str | None
    reason: str
    expires: datetime | None
    enforceable: bool
