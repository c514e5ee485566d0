import gzip
import hashlib
import io

from hypothesis import given
from hypothesis import strategies as st

from zonewright.sources.logs import unpacking
from zonewright.sources.logs.unpacking import Block, LogOctets, iter_blocks


def blocks(content: bytes) -> tuple[list[Block], LogOctets]:
    octets = LogOctets(io.BytesIO(content))
    return list(iter_blocks(octets)), octets


def lines(content: bytes) -> list[str | None]:
    return [line for block in blocks(content)[0] for line in block.lines]


def test_the_last_line_needs_no_end() -> None:
    assert lines(b"a\nb\n") == ["a", "b"]
    assert lines(b"a\r\nb") == ["a", "b"]
    assert lines(b"") == []


def test_packed_lines_are_the_same_and_the_hash_is_that_of_the_file() -> None:
    packed = gzip.compress(b"a\nb\n") + gzip.compress(b"c\n")
    found, octets = blocks(packed)
    assert [line for block in found for line in block.lines] == ["a", "b", "c"]
    assert octets.finish() == hashlib.sha256(packed).hexdigest()
    assert octets.size_bytes == len(packed)


def test_a_torn_file_says_so_at_its_last_line() -> None:
    packed = gzip.compress("".join(f"line {at * at}\n" for at in range(2000)).encode())
    last = blocks(packed[: len(packed) // 2])[0][-1]
    assert last.torn is not None
    assert "end in the middle" in last.torn


def test_what_is_not_packed_behind_packed_data_is_said() -> None:
    last = blocks(gzip.compress(b"a\n") + b"rest of another file")[0][-1]
    assert "not packed" in str(last.torn)


def test_a_line_that_no_sensor_wrote_is_stepped_over() -> None:
    long = b"x" * (unpacking.LONGEST_LINE * 2 + 5)
    assert lines(b"a\n" + long + b"\nb\n") == ["a", None, "b"]
    assert lines(b"a\n" + long) == ["a", None]


def test_what_comes_out_of_a_bomb_is_bounded() -> None:
    bomb = gzip.compress(b"\0" * (8 << 20))
    assert lines(bomb) == [None]


def test_blocks_number_their_lines() -> None:
    content = b"".join(b"%d\n" % at for at in range(2_000_000))
    found, _ = blocks(content)
    assert len(found) > 1
    assert all(block.lines[0] == str(block.first - 1) for block in found)


@given(st.binary(max_size=300))
def test_no_bytes_make_it_raise(content: bytes) -> None:
    blocks(content)
    blocks(b"\x1f\x8b\x08" + content)
