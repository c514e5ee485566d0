import zipfile
from io import BytesIO

from zonewright.stores.package import pack

FILES = {"b.txt": b"", "ä/a.bin": bytes(range(256)) * 40}


def test_every_zip_reader_finds_the_files() -> None:
    content = pack(FILES)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert archive.testzip() is None
        assert {one: archive.read(one) for one in archive.namelist()} == FILES
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_equal_files_are_equal_bytes() -> None:
    assert pack(FILES) == pack(dict(FILES))
