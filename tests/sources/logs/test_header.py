from zonewright.sources.logs.header import Header, unescape


def test_header_lines_add_up() -> None:
    header = Header()
    for line in (
        "#separator \\x2c",
        "#unset_field,none",
        "#empty_field,()",
        "#set_separator,;",
        "#path,conn",
        "#fields,ts,uid",
    ):
        header = header.read_line(line)
    assert header == Header(",", ";", "()", "none", "conn", ("ts", "uid"))


def test_a_separator_line_begins_a_new_header() -> None:
    header = Header(path="conn", fields=("ts",)).read_line("#separator \\x09")
    assert (header.path, header.fields) == ("", ())


def test_other_comments_change_nothing() -> None:
    header = Header(fields=("ts",))
    assert header.read_line("#types\ttime") == header.read_line("#open\tnow") == header.read_line("#") == header
    assert header.call("dns").path == "dns"


def test_escapes_stand_for_octets() -> None:
    assert unescape("a\\x09b") == "a\tb"
    assert unescape("M\\xc3\\xbcller") == "Müller"
    assert unescape("\\xff") == "\xff"
    assert unescape("\\xzz and plain") == "\\xzz and plain"
