"""Zip archives, opened without trust."""

import io
import struct
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zonewright.errors import InputError
from zonewright.sources.archive import (
    MEMBERS,
    Member,
    get_members,
    is_archive,
    open_member,
    plain_name,
    render_directory,
)


def pack(files: dict[str, bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    octets = io.BytesIO()
    with zipfile.ZipFile(octets, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return octets.getvalue()


def place(folder: Path, octets: bytes) -> Path:
    path = folder / "plant.zip"
    path.write_bytes(octets)
    return path


def unpack(path: Path, at: int) -> bytes:
    with open_member(path, at) as (_, pieces):
        return b"".join(pieces)


FILES = {"b/line 2.pcap": b"two", "a.csv": b"name;ip\n", "b/": b""}


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_members_come_out_in_their_order(tmp_path: Path, method: int) -> None:
    path = place(tmp_path, pack(FILES, method=method))
    assert is_archive(path.read_bytes())
    assert get_members(path) == (Member(0, "b/line 2.pcap", 3), Member(1, "a.csv", 8))
    assert (unpack(path, 0), unpack(path, 1)) == (b"two", b"name;ip\n")


def test_hidden_files_are_left_out_and_names_are_made_printable(tmp_path: Path) -> None:
    names = [".git/config", "__MACOSX/x", "a/.DS_Store", "../up.pcap", "C:\\temp\\x.pcap", "bell\x07.pcap"]
    path = place(tmp_path, pack(dict.fromkeys(names, b"x")))
    assert [one.name for one in get_members(path)] == ["../up.pcap", "C:/temp/x.pcap", "bell?.pcap"]


def test_directory_is_written_for_those_who_tell_by_names(tmp_path: Path) -> None:
    head = render_directory(place(tmp_path, pack({"[Content_Types].xml": b"", "xl/workbook.xml": b""})))
    assert is_archive(head)
    assert b"\nxl/workbook.xml" in head


def test_name_that_stands_twice_is_two_members(tmp_path: Path) -> None:
    octets = pack({"one": b"first", "two": b"second"}).replace(b"two", b"one")
    path = place(tmp_path, octets)
    assert [unpack(path, one.at) for one in get_members(path)] == [b"first", b"second"]


def say(path: Path, at: int | None = None) -> str:
    with pytest.raises(InputError) as raised:
        get_members(path) if at is None else unpack(path, at)
    return str(raised.value)


def test_archives_that_cannot_be_opened_say_why(tmp_path: Path) -> None:
    whole = pack(FILES)
    assert "directory cannot be read" in say(place(tmp_path, whole[:-30]))
    assert "directory cannot be read" in say(place(tmp_path, b"PK\3\4"))
    assert "directory cannot be read" in say(place(tmp_path, whole.replace(b"PK\1\2", b"PK\1\3")))
    assert f"more than {MEMBERS} files" in say(place(tmp_path, pack(dict.fromkeys(map(str, range(MEMBERS + 1)), b""))))


@pytest.mark.parametrize("is_large", [False, True])
def test_directory_that_would_fill_the_memory_is_not_read(tmp_path: Path, is_large: bool) -> None:
    end = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, 1, 1, 1 << 30 if not is_large else 46, 4, 0)
    large = struct.pack("<4sQ2H2I4Q", b"PK\6\6", 44, 45, 45, 0, 0, 1, 1, 1 << 40, 4)
    locator = struct.pack("<4sIQI", b"PK\6\7", 0, 4, 1)
    assert "more than" in say(place(tmp_path, b"PK\3\4" + (large + locator if is_large else b"") + end))


def test_archive_that_states_more_than_it_can_hold_is_not_opened(tmp_path: Path) -> None:
    octets = bytearray(pack({"bomb": b"x"}))
    directory = octets.rindex(b"PK\1\2")
    octets[directory + 24 : directory + 28] = struct.pack("<I", 0xFFFFFFF0)
    assert "made to fill this machine" in say(place(tmp_path, bytes(octets)))


def test_member_gives_no_more_than_it_states(tmp_path: Path) -> None:
    octets = bytearray(pack({"bomb": b"\0" * (50 << 20)}))
    for mark, at in ((b"PK\3\4", 22), (b"PK\1\2", 24)):
        octets[octets.index(mark) + at : octets.index(mark) + at + 4] = struct.pack("<I", 1000)
    seen: list[int] = []
    with open_member(place(tmp_path, bytes(octets)), 0) as (_, pieces), pytest.raises(InputError):
        seen.extend(map(len, pieces))
    assert sum(seen) <= 1000


def test_locked_and_strangely_packed_members_say_so(tmp_path: Path) -> None:
    octets = bytearray(pack({"x.pcap": b"x"}))
    directory = octets.index(b"PK\1\2")
    octets[6] = octets[directory + 8] = 1
    assert "locked with a password" in say(place(tmp_path, bytes(octets)), 0)
    octets[6] = octets[directory + 8] = 0
    octets[8] = octets[directory + 10] = 93
    assert "packed in a way that is not read" in say(place(tmp_path, bytes(octets)), 0)


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("fw-cell.nft", "fw-cell.nft"),
        ("../../etc/passwd", "passwd"),
        ("C:\\temp\\Anlage 2 (neu).csv", "Anlage 2 (neu).csv"),
        ("..", "member"),
        ("...hidden", "hidden"),
        ("a\0b:c|d\n.csv", "a_b_c_d_.csv"),
        ("x" * 5000 + ".csv", "x" * 56 + ".csv"),
        ("", "member"),
    ],
)
def test_name_is_made_harmless(name: str, plain: str) -> None:
    assert plain_name(name) == plain


def test_damaged_member_gives_what_came_before(tmp_path: Path) -> None:
    octets = bytearray(pack({"x": bytes(range(256)) * 100}, method=zipfile.ZIP_STORED))
    octets[31 + 9000] ^= 1
    path = place(tmp_path, bytes(octets))
    assert "damaged or torn" in say(path, 0)


@settings(max_examples=150, deadline=None)
@given(at=st.integers(0, 400), value=st.integers(0, 255), cut=st.integers(0, 400))
def test_damage_is_one_error(tmp_path_factory: pytest.TempPathFactory, at: int, value: int, cut: int) -> None:
    octets = bytearray(pack(FILES))
    octets[min(at, len(octets) - 1)] = value
    path = place(tmp_path_factory.mktemp("damaged"), bytes(octets[: len(octets) - cut % 30]))
    with suppress(InputError):
        for member in get_members(path):
            assert len(unpack(path, member.at)) <= member.size_bytes
