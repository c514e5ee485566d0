import pytest

from zonewright.allowlist.span import (
    find_spans,
    parse_addresses,
    parse_ports,
    parse_protocol,
    render_addresses,
    render_protocol,
)
from zonewright.errors import InputError
from zonewright.model.filtering import FieldMatch


@pytest.mark.parametrize("text", ["10.0.0.0/24", "10.0.0.9", "10.0.0.3-10.0.0.7", "fd00::/64"])
def test_addresses_come_back_as_they_were(text: str) -> None:
    assert render_addresses(*parse_addresses(text)) == text


def test_every_address_has_a_word() -> None:
    assert render_addresses(4, parse_addresses("0.0.0.0/0")[1]) == "any address"


def test_ports_and_protocols() -> None:
    assert (parse_ports("80"), parse_ports("80-90")) == ((80, 80), (80, 90))
    assert [parse_protocol(name) for name in ("tcp", "TCP", "47", "ip-47")] == [6, 6, 47, 47]
    assert [render_protocol(number) for number in (17, 47)] == ["udp", "ip-47"]


@pytest.mark.parametrize(
    ("read", "text"), [(parse_addresses, "plc"), (parse_ports, "http"), (parse_protocol, "300"), (parse_protocol, "x")]
)
def test_what_is_none_of_them_is_an_error(read: object, text: str) -> None:
    with pytest.raises(InputError):
        read(text)  # type: ignore[operator]


def test_a_match_that_is_no_number_is_not_known() -> None:
    assert find_spans(FieldMatch("family", ("ip6",))) == ((0, (6, 6)),)
    assert find_spans(FieldMatch("source_ip", ("@set",))) is None
    assert find_spans(FieldMatch("weather", ("1",))) is None
