import gzip
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.sources.logs.writing import (
    CONN,
    ENDS,
    START,
    flows,
    header,
    make_book,
    make_source,
    messages,
    read,
    row_text,
    zeek,
)
from zonewright.model.observation import Status
from zonewright.sources.logs.source import find_span, is_log, path_of, unpack_head

MODBUS = (*ENDS, "func", "exception")


def test_the_reading_of_a_log(tmp_path: Path) -> None:
    rows = ({"func": "READ_COILS"}, {"func": "READ_COILS", "ts": START + 60})
    reading = read(tmp_path, zeek("modbus", MODBUS, *rows), "modbus.log")
    record = reading.input
    assert (record.kind, record.status, record.lines, record.used) == ("log", Status.COMPLETE, 8, 2)
    assert record.packets is None
    assert record.ignored == {"header or comment": 6}
    assert record.first_seen == datetime(2027, 1, 15, 8, 0, tzinfo=UTC)
    assert record.last_seen == datetime(2027, 1, 15, 8, 1, tzinfo=UTC)
    assert {row["input"] for row in flows(reading)} == {record.id}


def test_json_and_text_and_packed_say_the_same(tmp_path: Path) -> None:
    text = zeek("modbus", MODBUS, {"func": "READ_COILS", "ts": f"{START}.5"})
    row = {"ts": START + 0.5, "uid": "C1", "id.orig_h": "10.0.0.5", "id.orig_p": 40000}
    line = json.dumps({**row, "id.resp_h": "10.0.0.9", "id.resp_p": 502, "func": "READ_COILS"})
    plain = messages(read(tmp_path, text, "a.log"))
    assert messages(read(tmp_path, gzip.compress(text.encode()), "b.log.gz")) == plain
    assert messages(read(tmp_path, line, "modbus.log")) == plain
    assert messages(read(tmp_path, line, "modbus.00:00-01:00.log")) == plain


def test_what_is_left_aside_has_its_reason(tmp_path: Path) -> None:
    assert read(tmp_path, zeek("weird", ENDS, {})).input.ignored == {
        "header or comment": 6,
        "tells what looked odd, not what is there": 1,
    }
    assert read(tmp_path, zeek("genisys", ENDS, {})).input.ignored == {
        "header or comment": 6,
        "the protocol is not read": 1,
    }
    assert read(tmp_path, zeek("teapot", ENDS, {})).input.ignored == {
        "header or comment": 6,
        "log teapot is not known": 1,
    }


def test_rows_without_a_header_are_unsupported_and_say_what_to_do(tmp_path: Path) -> None:
    reading = read(tmp_path, row_text(CONN, {"ts": f"{START}.000000", "uid": "CHhAvVGS1DHFjwGM9"}), "conn.log")
    assert reading.input.status == Status.UNSUPPORTED
    assert "header" in reading.problems[0].what


def test_a_torn_log_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    text = zeek("modbus", MODBUS, {"func": "READ_COILS"}, {"func": "READ_COILS"})
    reading = read(tmp_path, text[:-10], "modbus.log")
    assert reading.input.status == Status.PARTIAL
    assert [one.where for one in reading.problems] == ["line 8"]


@pytest.mark.parametrize(
    "text",
    [
        header("conn", CONN),
        "#fields\tts\tuid\n",
        "# made by a test\n#path\tconn\n",
        f"{START}.000000\tCHhAvVGS1DHFjwGM9\t10.0.0.5\n",
        '{"ts":1.5,"uid":"C1"}\n{"ts":2',
        '{"timestamp":"2027-01-15T08:00:00","event_type":"alert"}',
    ],
)
def test_logs_are_told_by_how_they_begin(text: str) -> None:
    assert is_log(text)
    assert make_source().detect(gzip.compress(text.encode()), "x")


@pytest.mark.parametrize(
    "text",
    ["", "name;ip\nplc;10.0.0.5\n", '{"results": []}', "{", "[1]", "# a comment\nip,name\n", "table inet x {\n}\n"],
)
def test_other_text_is_no_log(text: str) -> None:
    assert not is_log(text)


def test_a_head_that_is_damaged_is_no_log() -> None:
    assert unpack_head(b"\x1f\x8b\x08 damaged") == ""
    assert unpack_head(b"plain") == "plain"


def test_the_name_of_a_file_names_its_log() -> None:
    book = make_book()
    names = (
        "conn.log",
        "Conn.00:00:00-01:00:00.log.gz",
        "conn_red.log",
        "modbus_detailed.log",
        "opcua-binary.log",
        "x.log",
    )
    assert [path_of(name, book) for name in names] == ["conn", "conn", "conn", "modbus_detailed", "opcua_binary", ""]


def test_a_log_without_times_has_no_span(tmp_path: Path) -> None:
    reading = read(tmp_path, zeek("modbus", MODBUS, {"func": "READ_COILS", "ts": "-"}), "modbus.log")
    assert find_span(reading.flow_records, reading.sightings) == (None, None)
    assert reading.input.used == 1
