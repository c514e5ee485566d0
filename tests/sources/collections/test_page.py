from tests.sources.collections.machines import page_of
from zonewright.model.host import Gap
from zonewright.model.identifier import Id
from zonewright.sources.collections.page import FOREIGN, LONGEST, Ledger, Page, parse_page

INPUT = Id("input-a")


def what_of(page: Page) -> list[tuple[str, str]]:
    return [(one.where, one.what) for one in page.ledger.derive_account(INPUT, page.total).problems]


def test_a_section_holds_values_rows_tools_and_what_could_not_be_read() -> None:
    page = page_of("== usb ==\nstart = 4\ncolumns: name | pid\nsshd | 8\n-- net user\nfour words\nnot available: wmic")
    entries = page.find("usb").entries
    assert [(one.key, one.value) for one in entries if one.key] == [("start", "4")]
    assert [dict(one.row) for one in entries if one.row is not None] == [{"name": "sshd", "pid": "8"}]
    assert [one.text for one in page.iter_raw("usb", "net user")] == ["-- net user", "four words"]
    assert page.find("usb").gaps == [Gap("usb", "not available", "wmic")]
    assert page.find("nothing").entries == []


def test_every_line_is_used_left_aside_or_a_problem() -> None:
    page = page_of("== usb ==\nstart = 4\n\nsome words")
    page.ledger.use(3)
    account = page.ledger.derive_account(INPUT, page.total)
    assert account.lines == page.total
    assert account.ignored == {"blank line": 1, "words of a tool beside its values": 1}


def test_values_belong_together_until_a_key_comes_again() -> None:
    page = page_of("== services ==\nName=a\nState=Running\nName=b\nState=Stopped\nState=\nName=c")
    found = list(page.iter_records("services", "name"))
    assert found == [
        {"name": "a", "state": "Running"},
        {"name": "b", "state": "Stopped"},
        {"state": "", "name": "c"},
    ]


def test_the_earlier_key_stands_before_the_later() -> None:
    page = page_of("== system ==\nos = Windows\nCaption=Windows 7\nbuild = not set")
    assert page.find_value("system", "caption", "os") == "Windows 7"
    assert page.find_value("system", "build") is None


def test_a_row_with_too_few_cells_is_a_problem() -> None:
    assert what_of(page_of("== usb ==\ncolumns: a | b\n1 | 2 | 3"))[0][0] == "line 4"


def test_lines_that_no_script_writes_are_problems() -> None:
    page = page_of(f"stray\n== usb ==\nname = {'x' * LONGEST}\nname = a\x07b\nDefaultPassword = hunter2")
    problems = what_of(page)
    assert [where for where, _ in problems] == ["line 2", "line 4", "line 5", "line 6"]
    assert "hunter2" not in str(problems)
    assert [one.value for one in page.iter_pairs("usb")] == []


def test_a_collection_without_its_end_was_cut() -> None:
    page = parse_page("zonewright collection 1\n== usb ==\nstart = 4\nwrite_pro")
    assert what_of(page) == [
        ("line 4", "the end of the collection is missing; run the script again, until it says that it is done")
    ]


def test_a_use_stands_above_everything_and_the_first_reason_counts() -> None:
    ledger = Ledger()
    ledger.ignore(1, FOREIGN)
    ledger.ignore(1, "later")
    ledger.refuse(2, "bad")
    ledger.use(2)
    account = ledger.derive_account(INPUT, 2)
    assert (account.used, account.ignored, account.problems) == (1, {FOREIGN: 1}, ())
    assert ledger.count_used(range(1, 3)) == 1


def test_the_name_of_a_value_may_have_a_dash() -> None:
    assert page_of("== time ==\nsystemd-timesyncd = installed").find_value("time", "systemd-timesyncd") == "installed"
