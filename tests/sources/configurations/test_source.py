from pathlib import Path

from zonewright.contracts.source import SourceKit
from zonewright.model.observation import Status
from zonewright.platforms.nftables import NftablesPlatform
from zonewright.sources.configurations import ConfigurationSource

SOURCE = ConfigurationSource(SourceKit(platforms=(NftablesPlatform(),)))
TEXT = b"table ip filter {\n\tchain forward {\n\t\ttype filter hook forward priority 0; policy drop;\n\t}\n}\n"


def test_the_device_is_called_as_the_file(tmp_path: Path) -> None:
    file = tmp_path / "fw-cell.nft"
    file.write_bytes(TEXT)
    reading = SOURCE.read(file, shown="fw-cell.nft")
    assert reading.configurations[0].device == "fw-cell"
    assert (reading.input.kind, reading.input.status, reading.input.lines) == ("configuration", Status.COMPLETE, 5)
    assert reading.input.ignored == {"closing brace": 2}


def test_a_dialect_that_nobody_reads_is_not_detected(tmp_path: Path) -> None:
    assert SOURCE.detect(TEXT, "any.txt")
    assert not SOURCE.detect(b"hostname fw\naccess-list 1 permit any\n", "fw.cfg")
    file = tmp_path / "fw.cfg"
    file.write_bytes(b"hostname fw\n")
    assert SOURCE.read(file, shown="fw.cfg").input.status is Status.FAILED
