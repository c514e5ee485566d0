from zonewright.model.identifier import Id
from zonewright.platforms.nftables import NftablesPlatform


def test_a_table_tells_the_dialect() -> None:
    platform = NftablesPlatform()
    assert platform.detect("# c\ntable inet filter {\n}\n")
    assert not platform.detect("*filter\n:INPUT DROP\n")
    assert not platform.detect("a table of assets\n")


def test_it_reads_what_it_renders() -> None:
    platform = NftablesPlatform()
    text = platform.render((), title="nothing may pass").text
    reading = platform.read(text, input_id=Id("input-x"), device="fw")
    assert reading.configurations[0].chains[0].name == "inet zonewright forward"
