"""The laws of `zonewright.contracts.platform.Platform`, on every platform that an entry point names."""

from importlib.metadata import entry_points
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.contracts.members import load_members
from tests.platforms.nftables.rules import make_rule
from tests.platforms.nftables.walk import permits
from zonewright.contracts.platform import ConfigurationReading
from zonewright.errors import UnsupportedError
from zonewright.model.identifier import Id

GROUP = "zonewright.platforms"
PLATFORMS = load_members(GROUP, entry_points(group=GROUP))
INPUT = Id("input-x")
HOSTS = ("10.0.0.1", "10.0.0.2", "10.0.1.1")
RULES = st.lists(
    st.builds(
        lambda source, destination, port: make_rule((source,), (destination,), transport="tcp", port=port),
        st.sampled_from(HOSTS),
        st.sampled_from(HOSTS),
        st.sampled_from([80, 502]),
    ),
    max_size=4,
)

pytestmark = pytest.mark.parametrize("make", [make for _, make in PLATFORMS], ids=[name for name, _ in PLATFORMS])


def check_account(reading: ConfigurationReading) -> None:
    assert reading.lines == reading.used + sum(count for _, count in reading.ignored) + len(reading.problems)


@settings(max_examples=40, deadline=None)
@given(rules=RULES)
def test_round_trip_and_determinism(make: Any, rules: list[Any]) -> None:
    platform = make()
    rendering = platform.render(rules, title="round trip")
    assert rendering == platform.render(list(reversed(rules)), title="round trip")
    assert platform.detect(rendering.text)
    reading = platform.read(rendering.text, input_id=INPUT, device="fw")
    check_account(reading)
    assert reading == platform.read(rendering.text, input_id=INPUT, device="fw")
    asked = [(a, b, port) for a in HOSTS for b in HOSTS for port in (80, 102, 502)]
    for source, destination, port in asked:
        packet = {"source_ip": source, "destination_ip": destination, "protocol": "tcp", "destination_port": str(port)}
        wanted = any(
            ((source,), (destination,), port) == (r.source_ips, r.destination_ips, r.destination_port) for r in rules
        )
        assert permits(reading.configurations[0], {**packet, "family": "ip", "state": "new"}) is wanted


def test_refusal(make: Any) -> None:
    with pytest.raises(UnsupportedError):
        make().render([make_rule((), (), transport="ethernet", port=None)], title="x")


@settings(max_examples=80, deadline=None)
@given(text=st.text(max_size=200), at=st.integers(0, 600))
def test_accounting_of_any_text(make: Any, text: str, at: int) -> None:
    platform = make()
    good = platform.render([make_rule(HOSTS[:1], HOSTS[1:], transport="tcp", port=80)], title="x").text
    for one in (text, good[:at] + text, good[:at] + text + good[at:]):
        check_account(platform.read(one, input_id=INPUT, device="fw"))
