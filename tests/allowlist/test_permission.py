from tests.allowlist.small_filter import read_filter
from zonewright.allowlist.packet_set import make_box, render_box
from zonewright.allowlist.permission import Net, Permission, derive_permission
from zonewright.allowlist.span import parse_addresses

OFFICE: tuple[Net, ...] = (parse_addresses("10.0.0.0/24"),)
CELL: tuple[Net, ...] = (parse_addresses("10.0.1.0/24"),)


def ask(text: str) -> Permission:
    return derive_permission(read_filter(text), sources=OFFICE, destinations=CELL)


def test_what_passes_is_what_the_rule_names() -> None:
    found = ask("chain forward 0 drop\n destination_ip=10.0.1.9 protocol=tcp destination_port=502 accept")
    (part,) = found.passes
    assert [render_box(box) for box in part.packets.boxes] == ["tcp from 10.0.0.0/24 to 10.0.1.9 port 502"]
    assert (part.limited, [rule.line for rule in part.rules]) == (True, [2])
    assert not found.doubtful


def test_the_policy_lets_pass_what_no_rule_names() -> None:
    (first, second) = ask("chain forward 0 accept\n protocol=tcp destination_port=22 accept\n protocol=udp drop").passes
    assert (first.limited, first.rules[0].line) == (True, 2)
    assert (second.limited, second.rules) == (False, ())


def test_a_jump_that_names_a_port_limits_what_it_leads_to() -> None:
    (part,) = ask("chain forward 0 drop\n protocol=tcp destination_port=502 jump ok\nchain ok\n accept").passes
    assert part.limited


def test_two_chains_in_a_row_must_both_let_it_pass() -> None:
    first = "chain prerouting 0 accept\n protocol=tcp destination_port=23 drop"
    (part,) = ask(f"{first}\nchain forward 0 drop\n protocol=tcp accept").passes
    assert {box[3] for box in part.packets.boxes} == {(6, 6)}
    assert sum(box[5][1] - box[5][0] + 1 for box in part.packets.boxes) == 65535


def test_doubt_is_both_what_passes_and_what_is_denied() -> None:
    found = ask("chain forward 0 drop\n iif=lan accept")
    (part,) = found.passes
    assert not found.surely(part)
    assert [rule.line for rule in found.doubtful] == [2]


def test_without_a_common_ip_version_nothing_is_asked() -> None:
    found = derive_permission(
        read_filter("chain forward 0 drop"), sources=OFFICE, destinations=(parse_addresses("fd00::/64"),)
    )
    assert not found.asked
    assert not found.passes


def test_a_filter_that_falls_into_too_many_pieces_is_given_up_and_said() -> None:
    rules = "\n".join(
        f" source_ip=10.0.0.{2 * at} destination_ip=10.0.1.{2 * other} drop" for at in range(40) for other in range(40)
    )
    found = ask(f"chain forward 0 accept\n{rules}")
    assert found.too_wide is not None
    assert "more than 1024 boxes" in found.too_wide
    assert found.denied == found.asked
    assert found.asked.boxes == (make_box(4, source=OFFICE[0][1], destination=CELL[0][1]),)
