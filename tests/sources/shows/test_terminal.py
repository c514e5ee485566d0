from collections import Counter

import pytest

from zonewright.sources.shows.terminal import LONGEST_LINE, find_prompts, find_session, read_blocks


def cut(text: str) -> tuple[list[tuple[str | None, str | None, list[str]]], Counter[str]]:
    ignored: Counter[str] = Counter()
    blocks = read_blocks(find_session(text.encode()) or "", ignored)
    return [(one.device, one.command, [line for _, line in one.lines]) for one in blocks], ignored


@pytest.mark.parametrize(
    ("prompt", "device"),
    [
        ("sw-1#", "sw-1"),
        ("sw-1(config-if)#", "sw-1"),
        ("RP/0/RSP0/CPU0:core>", "RP/0/RSP0/CPU0:core"),
        ("admin@ex-2> ", "ex-2"),
        ("root@gw1:~# ", "gw1"),
        ("[root@gw1 ~]# ", "gw1"),
        ("(RSP35)>", "RSP35"),
        ("!*(GRS)#", "GRS"),
        ("CLI#", None),
        ("C:\\Users\\me>", None),
        ("PS C:\\Users\\me> ", None),
    ],
)
def test_prompts_of_makers_name_the_device(prompt: str, device: str | None) -> None:
    blocks, ignored = cut(f"{prompt}show version\nanswer\n")
    assert blocks == [(device, "show version", ["answer"])]
    assert ignored == {"prompt and command": 1, "blank": 1}
    assert list(find_prompts(f"{prompt}arp -a\n{prompt}\n")) == [(device, "arp -a")]


def test_what_a_terminal_does_to_a_line_is_undone() -> None:
    text = "a#show x\r\n\x1b[1mone\x1b[0m\r\n"
    text += "--More-- \b\b\b\b\b\b\b\b\b         \b\b\b\b\b\b\b\b\btwo\r\n--More--\r\rthree\n<--- More --->\n"
    blocks, ignored = cut(text)
    assert blocks[0][2] == ["one", "two", "three"]
    assert ignored["page break"] == 1


def test_a_command_may_stand_alone_over_its_answer() -> None:
    blocks, _ = cut("===== show ip arp =====\nline\nshow that is no command because it goes on and on and on\n")
    assert blocks[0][:2] == (None, "show ip arp")
    assert len(blocks[0][2]) == 2


def test_endless_lines_are_left_aside() -> None:
    blocks, ignored = cut("a#show x\n" + "x" * (LONGEST_LINE + 1) + "\n")
    assert (blocks[0][2], ignored["line longer than a terminal prints"]) == ([], 1)


def test_bytes_are_no_session() -> None:
    assert find_session(b"\x00\x01\x02") is None
