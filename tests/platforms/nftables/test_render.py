import subprocess
from pathlib import Path

import pytest

from tests.needs import need
from tests.platforms.nftables.rules import make_rule
from tests.platforms.nftables.walk import permits
from zonewright.errors import UnsupportedError
from zonewright.model.identifier import Id
from zonewright.model.rule import Rule
from zonewright.platforms.nftables.read import read_ruleset
from zonewright.platforms.nftables.render import render_ruleset

RULES = (
    make_rule(("10.1.0.5", "10.1.0.6"), ("10.2.0.9",), transport="tcp", port=502),
    make_rule(("10.1.0.5", "fd00::5"), ("10.2.0.9", "fd00:1::9"), transport="udp", port=53),
    make_rule(("10.1.0.5",), ("10.2.0.9",), transport="icmp", port=None),
    make_rule(("10.1.0.7",), ("239.1.1.1",), transport="ip-89", port=None),
)


def test_the_text_is_complete_sorted_and_the_same_every_time() -> None:
    rendering = render_ruleset(RULES, title="Line 2\nflush ruleset")
    assert rendering.text.startswith("# Line 2 flush ruleset\n")
    assert rendering.rules == tuple(sorted(rule.id for rule in RULES))
    assert rendering == render_ruleset(tuple(reversed(RULES)), title="Line 2\nflush ruleset")
    assert all(f'comment "{rule.id}"' in rendering.text and f"counter {rule.id} {{" in rendering.text for rule in RULES)


def test_read_back_it_permits_what_the_rules_say_and_nothing_else() -> None:
    text = render_ruleset(RULES, title="round trip").text
    reading = read_ruleset(text, input_id=Id("input-x"), device="fw")
    assert reading.problems == ()
    (configuration,) = reading.configurations
    assert not any(rule.unread for chain in configuration.chains for rule in chain.rules)
    hosts = ("10.1.0.5", "10.1.0.6", "10.1.0.7", "10.2.0.9", "239.1.1.1", "fd00::5", "fd00:1::9", "10.9.9.9")
    kinds = (("tcp", "502"), ("tcp", "53"), ("udp", "53"), ("udp", "502"), ("icmp", None), ("89", None))
    pairs = [(a, b) for a in hosts for b in hosts if (":" in a) == (":" in b)]
    for source, destination in pairs:
        for protocol, port in kinds:
            packet = {"source_ip": source, "destination_ip": destination, "protocol": protocol, "state": "new"}
            packet |= {"family": "ip6" if ":" in source else "ip"} | ({"destination_port": port} if port else {})
            assert permits(configuration, packet) is is_allowed(source, destination, protocol=protocol, port=port)


def is_allowed(source: str, destination: str, *, protocol: str, port: str | None) -> bool:
    return any(
        source in rule.source_ips
        and destination in rule.destination_ips
        and rule.transport.removeprefix("ip-") == protocol
        and (rule.destination_port is None or str(rule.destination_port) == port)
        for rule in RULES
    )


@pytest.mark.parametrize(
    ("sources", "destinations", "transport", "port"),
    [
        ((), (), "ethernet", None),
        (("10.0.0.1",), ("10.0.0.2",), "ethernet", None),
        (("10.0.0.1",), ("fd00::1",), "tcp", 80),
        (("10.0.0.1",), ("10.0.0.2",), "ip-300", None),
        (("10.0.0.1",), ("10.0.0.2",), "icmp", 8),
        (("no address",), ("10.0.0.2",), "tcp", 80),
    ],
)
def test_what_cannot_be_expressed_is_refused(
    sources: tuple[str, ...], destinations: tuple[str, ...], transport: str, port: int | None
) -> None:
    with pytest.raises(UnsupportedError):
        render_ruleset([make_rule(sources, destinations, transport=transport, port=port)], title="x")


@pytest.mark.nft
@pytest.mark.parametrize("rules", [RULES, ()], ids=["rules", "none"])
def test_nft_accepts_it(tmp_path: Path, rules: tuple[Rule, ...]) -> None:
    need("nft")
    file = tmp_path / "rules.nft"
    file.write_text(render_ruleset(rules, title="line 2").text, encoding="utf-8")
    done = subprocess.run(["unshare", "-n", "nft", "-c", "-f", str(file)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
