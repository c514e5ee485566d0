import pytest

from zonewright.catalogs.remote_access import find_remote_access, get_remote_access

KINDS = {"oui_vendor", "sni", "http", "dhcp_vendor", "snmp"}
THINGS = {"cellular router", "remote box", "remote support", "vpn", "cloud relay"}


@pytest.mark.parametrize(
    ("kind", "words", "product"),
    [
        ("sni", "device.api.talk2m.com", "Ewon (Talk2M)"),
        ("sni", "*.ixon.cloud", "IXON"),
        ("sni", "AnyDesk Client", "AnyDesk"),
        ("oui_vendor", "Tosibox Oy", "Tosibox"),
        ("oui_vendor", "TELTONIKA NETWORKS UAB", "Teltonika router"),
        ("http", "Moxa OnCell G3150A web console", "Moxa OnCell"),
        ("snmp", "Siemens, SIMATIC NET, SCALANCE M876-4", "Siemens SCALANCE M"),
    ],
)
def test_a_word_names_the_product(kind: str, words: str, product: str) -> None:
    found = find_remote_access(kind, words)
    assert found is not None
    assert found.product == product


@pytest.mark.parametrize(
    ("kind", "words"),
    [("sni", "nottalk2m.com"), ("sni", "talk2m.com.example.org"), ("oui_vendor", "Siemens AG"), ("http", "Apache")],
)
def test_other_words_say_nothing(kind: str, words: str) -> None:
    assert find_remote_access(kind, words) is None


def test_every_row_can_be_read() -> None:
    signs = get_remote_access()
    assert {sign.kind for sign in signs} == KINDS
    assert {sign.thing for sign in signs} == THINGS
    assert all(sign.pattern == sign.pattern.casefold() and 0 < sign.confidence < 1 and sign.why for sign in signs)
    assert len({(sign.kind, sign.pattern) for sign in signs}) == len(signs)
