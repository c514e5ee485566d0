"""Allow-list rules for tests."""

from zonewright.model.flow import Operation
from zonewright.model.identifier import Id, Origin, make_id
from zonewright.model.rule import Rule


def make_rule(sources: tuple[str, ...], destinations: tuple[str, ...], *, transport: str, port: int | None) -> Rule:
    """Make a rule between addresses."""
    return Rule(
        make_id("rule", sources, destinations, transport, port),
        Origin.DERIVED,
        (Id("flow-x"),),
        conduit=Id("conduit-x"),
        source=Id("asset-a"),
        destination=Id("asset-b"),
        source_ips=sources,
        destination_ips=destinations,
        transport=transport,
        destination_port=port,
        protocol=None,
        operations=(Operation.READ,),
        operations_enforced="none",
        owner=None,
        reason="seen",
        expires=None,
        enforceable=False,
    )
