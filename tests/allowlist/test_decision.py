import pytest

from tests.allowlist.small_filter import read_filter
from tests.cases_reader import Case, read_cases
from zonewright.allowlist.decision import Decision, decide, match_field, match_rule
from zonewright.allowlist.packet import parse_packet
from zonewright.model.filtering import FieldMatch


def say(decision: Decision) -> str:
    words = [decision.answer.value, str(decision.line or "-")]
    words += ["unread", *map(str, decision.unread)] if decision.unread else []
    words += ["give", *decision.missing] if decision.missing else []
    return " ".join(words)


@pytest.mark.parametrize("case", read_cases("allowlist"), ids=lambda case: case.title)
def test_case(case: Case) -> None:
    lines = [line for line in case.text.splitlines() if not line.startswith("?")]
    asked = [line[1:].strip() for line in case.text.splitlines() if line.startswith("?")]
    configuration = read_filter("\n".join(lines))
    found = []
    for words in asked:
        text, _, interfaces = words.partition(" in ")
        iif, _, oif = interfaces.partition(" out ")
        found.append(say(decide(configuration, parse_packet(text, iif=iif or None, oif=oif or None))))
    assert tuple(found) == case.output


def test_an_established_packet_passes_by_its_state() -> None:
    configuration = read_filter("chain forward 0 drop\n state=established accept")
    packet = parse_packet("tcp 10.0.0.5:1 > 10.0.1.9:22", state="established")
    assert decide(configuration, packet).answer == "permit"


def test_the_deciding_rule_is_named() -> None:
    configuration = read_filter("chain forward 0 drop\n protocol=tcp accept")
    decision = decide(configuration, parse_packet("tcp 10.0.0.5:1 > 10.0.1.9:22"))
    assert (decision.rule, decision.line) == ("rule-fw-2", 2)


def test_what_comes_in_to_the_device_itself_is_another_hook() -> None:
    configuration = read_filter("chain input 0 drop\nchain forward 0 accept")
    packet = parse_packet("tcp 10.0.0.5:1 > 10.0.1.9:22")
    assert [decide(configuration, packet, hook=hook).answer for hook in ("input", "forward")] == ["deny", "permit"]


def test_chains_of_layer_2_are_asked_on_a_bridging_filter_only() -> None:
    packet = parse_packet("tcp 10.0.0.5:1 > 10.0.1.9:22")
    assert decide(read_filter("chain forward 0 drop", family="bridge"), packet).answer == "deny"
    assert decide(read_filter("chain forward 0 drop", family="ip6"), packet).answer == "permit"


def test_one_field_and_one_rule() -> None:
    packet = parse_packet("tcp 10.0.0.5:1 > 10.0.1.9:22")
    assert match_field(FieldMatch("family", ("ip",)), packet) is True
    assert match_field(FieldMatch("protocol", ("tcp",), negated=True), packet) is False
    assert match_field(FieldMatch("destination_port", ("@allowed",)), packet) is None
    (chain,) = read_filter("chain forward 0 drop\n protocol=udp unread=x accept\n unread=x accept").chains
    assert [match_rule(rule, packet) for rule in chain.rules] == [False, None]
