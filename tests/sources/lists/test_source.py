from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cases_reader import Case, read_cases, write_ignored
from zonewright.catalogs.headers import get_header_synonyms
from zonewright.contracts.source import Reading, SourceKit
from zonewright.model.observation import Status
from zonewright.model.plant import DeclaredAsset
from zonewright.sources.lists import ListSource

SOURCE = ListSource(SourceKit(header_synonyms=get_header_synonyms()))


def read(folder: Path, content: bytes | str, name: str = "list.csv") -> Reading:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return SOURCE.read(path, shown=name)


def assets(reading: Reading) -> tuple[DeclaredAsset, ...]:
    assert reading.plant is not None
    return reading.plant.assets


def describe(one: DeclaredAsset) -> str:
    words = ((card.mac, card.ip, f"vlan {card.vlan}" if card.vlan else None) for card in one.addresses)
    cards = ", ".join(" ".join(filter(None, card)) for card in words)
    return " | ".join(str(word) for word in (one.name, one.role, cards, one.zone, one.patchable))


@pytest.mark.parametrize("case", read_cases("lists"), ids=lambda case: case.title)
def test_case(case: Case, tmp_path: Path) -> None:
    reading = read(tmp_path, case.text)
    found = tuple(describe(one) for one in (reading.plant.assets if reading.plant else ()))
    assert found + write_ignored((reading.input.ignored or {}).items()) == case.output
    assert tuple(f"{one.where}: {one.what}" for one in reading.problems) == case.problems


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_every_usual_dialect_is_read(tmp_path: Path, encoding: str, separator: str) -> None:
    text = f"Gerät{separator}IP-Adresse{separator}Hersteller\r\nFüller{separator}10.0.0.1{separator}Müller\r\n"
    (found,) = assets(read(tmp_path, text.encode(encoding)))
    assert (found.name, found.vendor, found.addresses[0].ip) == ("Füller", "Müller", "10.0.0.1")


def test_a_row_is_an_observation_with_its_line(tmp_path: Path) -> None:
    reading = read(tmp_path, "name,ip\nplc,10.0.0.1\n")
    (observation,) = reading.observations
    assert (observation.kind, observation.subject, observation.line) == ("row", "plc", 2)
    assert assets(reading)[0].declared_by == observation.id


def test_a_word_that_is_not_understood_stays_in_the_remarks(tmp_path: Path) -> None:
    (found,) = assets(read(tmp_path, "name,type,remarks,site\npal,palletiser,old,Hall 3\n"))
    assert found.role is None
    assert found.remarks == "old; role: palletiser; site: Hall 3"


def test_a_workbook_is_read_from_the_sheet_that_is_a_list(tmp_path: Path) -> None:
    book: Any = openpyxl.Workbook()
    book.active.title = "Cover"
    book.active.append(["Our plant"])
    sheet = book.create_sheet("List")
    sheet.append(["Tag", "IP address", "Firmware"])
    sheet.append(["plc", "10.0.0.1", 2.5])
    out = BytesIO()
    book.save(out)
    reading = read(tmp_path, out.getvalue(), "list.xlsx")
    assert assets(reading)[0].firmware == "2.5"
    assert reading.input.ignored == {"header": 1, 'other sheet "Cover"': 1}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\x00\x01\x02\x03", "no text and no workbook"),
        (b" \n", "empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1more", "without a password"),
        (b"PK\x03\x04junk", "cannot be unpacked"),
        (b"name,ip\n\n", "no row under it"),
    ],
)
def test_a_bad_file_fails_and_says_what_to_do(tmp_path: Path, content: bytes, words: str) -> None:
    reading = read(tmp_path, content)
    assert reading.input.status is Status.FAILED
    assert words in reading.problems[0].what


def test_the_folder_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    assert read(tmp_path, "name,ip\nplc,10.0.0.1\n") == read(tmp_path / "a", "name,ip\nplc,10.0.0.1\n")


def test_a_list_without_its_ending_is_told_by_its_header() -> None:
    assert SOURCE.detect(b"name;ip;mac\nplc;10.0.0.1;\n", "export.txt")
    assert not SOURCE.detect(b"table inet filter {\n", "fw.txt")
    assert not SOURCE.detect(b"\xd4\xc3\xb2\xa1\x02\x00", "capture")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    content=st.one_of(
        st.binary(max_size=300),
        st.text(alphabet='name,ip;"\n\t10.:-x\x0b', max_size=200).map(lambda text: ("name,ip,mac\n" + text).encode()),
        st.binary(max_size=200).map(lambda junk: b"PK\x03\x04" + junk),
    )
)
def test_no_bytes_make_it_raise(tmp_path: Path, content: bytes) -> None:
    reading = read(tmp_path, content)
    if reading.input.lines is not None:
        account = (reading.input.used or 0) + sum((reading.input.ignored or {}).values()) + len(reading.problems)
        assert reading.input.lines == account
