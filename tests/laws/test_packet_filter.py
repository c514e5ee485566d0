"""A filter asked for one packet and the same filter asked for all packets at once say the same."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.allowlist.small_filter import read_filter
from zonewright.allowlist.decision import Answer, decide
from zonewright.allowlist.packet import Packet
from zonewright.allowlist.permission import Net, Permission, derive_permission

ADDRESSES = [f"10.0.{net}.{host}" for net in (0, 1) for host in (0, 1)]
OFFICE: tuple[Net, ...] = ((4, (0x0A000000, 0x0A000001)),)
CELL: tuple[Net, ...] = ((4, (0x0A000100, 0x0A000101)),)
FIELDS = {
    "source_ip": ["10.0.0.0", "10.0.0.1", "10.0.0.0/24", "10.0.0.1-10.0.1.0", "fd00::1"],
    "destination_ip": ["10.0.1.0", "10.0.1.1", "10.0.0.0/16"],
    "protocol": ["tcp", "udp", "tcp,udp", "icmp"],
    "destination_port": ["1", "1-2", "0-65535", "2,3"],
    "source_port": ["7", "8-9"],
    "state": ["new", "established"],
    "family": ["ip", "ip6"],
    "iif": ["lan"],
    "icmp_type": ["echo-request"],
    "unread": ["limit"],
    "weather": ["rain"],
}
ACTIONS = ["accept", "drop", "reject", "return", "none", "unread", "jump side", "goto side", "jump gone"]


@st.composite
def rules(draw: st.DrawFn, actions: list[str]) -> str:
    fields = draw(st.lists(st.sampled_from(sorted(FIELDS)), max_size=3, unique=True))
    words = []
    for name in fields:
        sign = "!=" if name != "unread" and draw(st.booleans()) else "="
        words.append(f"{name}{sign}{draw(st.sampled_from(FIELDS[name]))}")
    return " ".join([*words, draw(st.sampled_from(actions))])


@st.composite
def filters(draw: st.DrawFn) -> str:
    lines = []
    for hook in draw(st.lists(st.sampled_from(["forward", "prerouting"]), min_size=1, max_size=2)):
        priority, policy = draw(st.integers(-1, 1)), draw(st.sampled_from(["accept", "drop", "unread"]))
        lines += [f"chain {hook} {priority} {policy}", *draw(st.lists(rules(ACTIONS), max_size=4))]
    plain = [action for action in ACTIONS if "side" not in action]
    return "\n".join([*lines, "chain side", *draw(st.lists(rules(plain), max_size=3))])


PACKETS = [
    Packet(4, source, destination, protocol, *ports)
    for source, destination in product((0x0A000000, 0x0A000001), (0x0A000100, 0x0A000101))
    for protocol, ports in [
        (1, (None, None)),
        (47, (None, None)),
        *((number, pair) for number in (6, 17) for pair in product((7, 8, 70), (1, 2, 3, 90))),
    ]
]


def said(permission: Permission, packet: Packet) -> Answer:
    point = (
        4,
        packet.source,
        packet.destination,
        packet.protocol,
        packet.source_port or 0,
        packet.destination_port or 0,
    )
    passes = any(part.packets.holds(point) for part in permission.passes)
    denied = permission.denied.holds(point)
    assert passes or denied, "every packet has an answer"
    if passes and denied:
        return Answer.UNKNOWN
    return Answer.PERMIT if passes else Answer.DENY


@settings(max_examples=150, deadline=None)
@given(filters())
def test_one_packet_and_all_packets_agree(text: str) -> None:
    configuration = read_filter(text)
    permission = derive_permission(configuration, sources=OFFICE, destinations=CELL)
    assert permission.too_wide is None
    for packet in PACKETS:
        assert decide(configuration, packet).answer == said(permission, packet), packet


@settings(max_examples=100, deadline=None)
@given(filters())
def test_an_answer_that_is_known_names_no_open_line_and_an_unknown_one_does(text: str) -> None:
    configuration = read_filter(text)
    for packet in PACKETS[::5]:
        decision = decide(configuration, packet)
        assert bool(decision.unread or decision.missing) == (decision.answer is Answer.UNKNOWN)


@settings(max_examples=60, deadline=None)
@given(filters())
def test_a_drop_of_everything_in_front_lets_nothing_pass(text: str) -> None:
    configuration = read_filter("chain prerouting -9 drop\n" + text)
    permission = derive_permission(configuration, sources=OFFICE, destinations=CELL)
    assert not permission.passes
