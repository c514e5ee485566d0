from pathlib import Path

import pytest

from zonewright.sources.scans.document import DEEPEST, Document, Element


def walk(tmp_path: Path, content: bytes) -> tuple[list[Element], Document, tuple[int, str] | None]:
    file = tmp_path / "a.xml"
    file.write_bytes(content)
    taken: list[Element] = []
    document = Document(taken.append)
    broken = document.read(file)
    return taken, document, broken


def test_elements_come_one_after_the_other_with_their_lines(tmp_path: Path) -> None:
    taken, document, broken = walk(tmp_path, b"<r a='1'>\n<x><y>word</y></x>\n<z/></r>")
    assert (broken, [(one.name, one.line) for one in taken]) == (None, [("x", 2), ("z", 3)])
    assert document.root is not None
    assert (document.root.attributes, document.root.children) == ({"a": "1"}, [])
    inner = taken[0].find("y")
    assert inner is not None
    assert (inner.text, taken[0].all("y"), taken[0].find("q")) == ("word", [inner], None)


def test_a_file_that_breaks_off_gives_what_stands_before(tmp_path: Path) -> None:
    taken, document, broken = walk(tmp_path, b"<r>\n<x/>\n<y><in/>\n")
    assert [one.name for one in taken] == ["x", "y"]
    assert broken is not None
    assert broken[0] == 4
    assert document.size_bytes == 18


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b'<!DOCTYPE r [<!ENTITY a "b">]><r>&a;</r>', "entities"),
        (b'<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/hostname">]><r>&a;</r>', "entities"),
        (b"<r>" * (DEEPEST + 2), "deep"),
        (b"", "no element"),
    ],
)
def test_what_no_scanner_writes_is_refused(tmp_path: Path, content: bytes, words: str) -> None:
    _, _, broken = walk(tmp_path, content)
    assert broken is not None
    assert words in broken[1]


def test_letters_that_no_xml_can_hold_are_replaced(tmp_path: Path) -> None:
    taken, document, broken = walk(tmp_path, b"<r><x a='\xff\x01'/></r>")
    assert (broken, document.mended, taken[0].attributes["a"]) == (None, True, "\ufffd\ufffd")


def test_wide_letters_are_read(tmp_path: Path) -> None:
    taken, _, broken = walk(tmp_path, "<r><x/></r>".encode("utf-16"))
    assert (broken, len(taken)) == (None, 1)
