from zonewright.protocols.openvpn.read import read


def test_nothing_is_read() -> None:
    assert read(b"") == read(bytes(40)) == ()
