import zipfile
from io import BytesIO

import pytest

from tests.sources.handovers.packages import HANDOVER, pack
from zonewright.errors import InputError
from zonewright.sources.handovers.package import iter_differences, read_files


def test_a_bomb_is_not_unpacked() -> None:
    bomb = pack({"plant.yaml": b"\0" * 40_000_000}, squeezed=True)
    assert len(bomb) < 100_000
    with pytest.raises(InputError, match="fill this machine"):
        read_files(bomb)
    with pytest.raises(InputError, match="fill this machine"):
        read_files(pack({f"{number}": b"" for number in range(1001)}))


def test_a_file_that_stands_twice_or_is_locked_is_refused() -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("handover.json", "{}")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("handover.json", "{}")
    with pytest.raises(InputError, match="twice"):
        read_files(out.getvalue())
    locked = bytearray(pack({"plant.yaml": b"a"}))
    at = locked.rindex(b"PK\x01\x02")
    locked[at + 8] |= 1
    with pytest.raises(InputError, match="password"):
        read_files(bytes(locked))


def test_a_manifest_without_a_model_is_told() -> None:
    found = dict(iter_differences({"handover.json": b""}, HANDOVER))
    assert found == {"plant.yaml": "is not in the manifest; a package holds a model"}
