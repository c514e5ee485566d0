from zonewright.protocols.netflow.template import Template, iter_records, iter_templates


def test_a_layout_and_its_records() -> None:
    ((number, found),) = iter_templates(b"\1\0\0\2\0\x08\0\4\0\7\0\2", version=9, options=False)
    assert (number, found) == (256, Template(((0, 8, 4), (0, 7, 2)), is_option=False))
    assert found is not None
    assert [record[0, 7] for record in iter_records(bytes(4) + b"\0\1" + bytes(4) + b"\0\2" + bytes(3), found)] == [
        b"\0\1",
        b"\0\2",
    ]


def test_a_layout_that_is_cut_is_none() -> None:
    assert list(iter_templates(b"\1\0\0\2\0\x08\0\4", version=9, options=False)) == []
    assert list(iter_templates(b"\0\7\0\1\0\x08\0\4", version=9, options=False)) == []


def test_a_layout_of_nothing_has_no_records() -> None:
    assert list(iter_records(bytes(20), Template(((0, 8, 0),), is_option=False))) == []
