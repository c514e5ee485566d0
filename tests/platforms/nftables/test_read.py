import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cases_reader import Case, read_cases, write_ignored
from tests.platforms.nftables.walk import permits
from zonewright.contracts.platform import ConfigurationReading
from zonewright.model.filtering import FilterChain, FilterRule
from zonewright.model.identifier import Id
from zonewright.platforms.nftables.read import read_ruleset

SMALL = """\
define A = 10.0.0.1
table inet filter {
	set s { type ipv4_addr; elements = { 10.0.0.2, 10.0.0.3 } }
	chain sub { tcp dport 80 accept; return; }
	chain forward {
		type filter hook forward priority 0; policy drop;
		ct state vmap { established : accept, invalid : drop }
		ip saddr { $A, 10.1.0.0/16 } ip daddr @s jump sub
		ip daddr != @s udp dport 53 accept comment "names"
	}
}
"""


def read(text: str) -> ConfigurationReading:
    return read_ruleset(text, input_id=Id("input-x"), device="fw")


def describe(reading: ConfigurationReading) -> tuple[str, ...]:
    lines: list[str] = []
    for configuration in reading.configurations:
        for chain in configuration.chains:
            lines.append(describe_chain(chain))
            lines.extend(describe_rule(rule) for rule in chain.rules)
    return tuple(lines)


def describe_chain(chain: FilterChain) -> str:
    policy = chain.policy.value if chain.policy else None
    return f"chain {chain.name} hook={chain.hook} priority={chain.priority} policy={policy}"


def describe_rule(rule: FilterRule) -> str:
    words = [str(rule.line), rule.action.value]
    words += [f"{one.field}{'!=' if one.negated else '='}{','.join(one.values)}" for one in rule.matches]
    words += [f"-> {rule.jump_to}"] if rule.jump_to else []
    words += [f"unread: {' | '.join(rule.unread)}"] if rule.unread else []
    return " ".join(words)


@pytest.mark.parametrize("case", read_cases("nftables"), ids=lambda case: case.title)
def test_case(case: Case) -> None:
    reading = read(case.text)
    assert describe(reading) + write_ignored(reading.ignored) == case.output
    assert tuple(f"{one.where}: {one.what}" for one in reading.problems) == case.problems


@pytest.mark.parametrize(
    ("source", "destination", "protocol", "port", "passes"),
    [
        ("10.0.0.1", "10.0.0.2", "tcp", "80", True),
        ("10.1.2.3", "10.0.0.3", "tcp", "80", True),
        ("10.0.0.1", "10.0.0.2", "tcp", "81", False),
        ("10.2.0.1", "10.0.0.2", "tcp", "80", False),
        ("10.2.0.1", "10.0.0.9", "udp", "53", True),
        ("10.2.0.1", "10.0.0.2", "udp", "53", False),
    ],
)
def test_packets_pass_as_the_text_says(source: str, destination: str, protocol: str, port: str, passes: bool) -> None:
    packet = {"source_ip": source, "destination_ip": destination, "protocol": protocol, "destination_port": port}
    assert permits(read(SMALL).configurations[0], {**packet, "family": "ip", "state": "new"}) is passes


def test_a_rule_rests_on_its_line_and_on_the_lines_of_what_it_names() -> None:
    reading = read(SMALL)
    by_id = {one.id: one for one in reading.observations}
    jump = next(rule for rule in reading.configurations[0].chains[1].rules if rule.jump_to)
    assert [by_id[one].line for one in jump.basis] == [1, 3, 8]
    assert {one.kind for one in reading.observations} == {"configuration_line"}


def test_rules_of_one_line_have_names_of_their_own() -> None:
    rules = [rule for chain in read(SMALL).configurations[0].chains for rule in chain.rules]
    assert len({rule.id for rule in rules}) == len(rules)


def test_a_dormant_table_filters_nothing() -> None:
    reading = read("table ip t {\n flags dormant\n chain c {\n type filter hook forward priority 0\n drop\n }\n}\n")
    assert reading.configurations[0].chains[0].hook is None


def test_braces_that_do_not_match_are_said() -> None:
    assert "nobody closes" in read("table ip t {\n chain c {\n accept\n").problems[0].what
    assert "nobody opened" in read("table ip t {\n}\n}\n").problems[0].what


def test_emptying_in_the_middle_is_a_problem() -> None:
    reading = read("flush ruleset\ntable ip t {\n chain c {\n accept\n }\n}\nflush ruleset\n")
    assert [one.where for one in reading.problems] == ["line 7"]


words = st.sampled_from([*SMALL.split(), "{", "}", ";", "\n", "vmap", "@s", '"', "!=", "\\", "reject with", "$A", "#"])


@settings(max_examples=300, deadline=None)
@given(
    text=st.one_of(
        st.lists(words, max_size=60).map(" ".join),
        st.text(max_size=80),
        st.tuples(st.integers(0, len(SMALL)), st.integers(0, 9)).map(lambda c: SMALL[: c[0]] + SMALL[c[0] + c[1] :]),
    )
)
def test_every_line_is_accounted_for_whatever_the_text_is(text: str) -> None:
    reading = read(text)
    assert reading.lines == reading.used + sum(count for _, count in reading.ignored) + len(reading.problems)
    known = {one.id for one in reading.observations}
    for chain in (chain for one in reading.configurations for chain in one.chains):
        assert all(rule.basis and set(rule.basis) <= known for rule in chain.rules)
    assert read(text) == reading
