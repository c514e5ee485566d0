"""The pages say what is there: links, commands, options, nouns, ids, protocols, fields of survey.json, decisions."""

import ast
import dataclasses
import importlib
import json
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer.main

import zonewright.model
from zonewright.protocols.room import Room

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "zonewright"
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "examples").rglob("*.md")])
FENCE = re.compile(r"^```[^\n]*\n(.*?)^```", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"`((?:zonewright|make) [^`\n]+)`")
LINK = re.compile(r"\]\(([^)\s]+)\)")
OPTION = re.compile(r"--[a-z][a-z-]*")
CODE = re.compile(r"`([^`\n]+)`")


def read(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def iter_code(text: str) -> Iterator[str]:
    """Every line of a code block, indented or fenced, and every command between backticks."""
    for block in FENCE.findall(text):
        yield from (line.strip() for line in block.splitlines())
    plain = FENCE.sub("", text)
    yield from (line.strip() for line in plain.splitlines() if line.startswith("    "))
    yield from INLINE.findall(plain)


def iter_commands(text: str, program: str) -> Iterator[list[str]]:
    """The words of each command of a program, without a comment."""
    for line in iter_code(text):
        words = line.partition(" #")[0].split()
        if words and words[0].rsplit("/", 1)[-1].rsplit("\\", 1)[-1] == program:
            yield words[1:]


def options_of() -> dict[str, set[str]]:
    """Verb -> its options; the options of the command itself stand under no verb."""
    from zonewright.cli.app import app
    from zonewright.cli.verb_group import open_verb

    group = typer.main.get_command(app)
    commands = getattr(group, "commands", {})
    known = {verb: {word for one in open_verb(verb).params for word in one.opts} for verb in commands}
    known[""] = {word for one in group.params for word in one.opts}
    return {verb: words | {"--help"} for verb, words in known.items()}


def iter_wrong_commands(text: str, known: dict[str, set[str]]) -> Iterator[str]:
    for words in iter_commands(text, "zonewright"):
        verb = "" if not words or words[0].startswith("-") else words[0]
        if verb not in known:
            yield f"zonewright {verb}: no such verb"
            continue
        used = OPTION.findall(" ".join(words))
        yield from (f"zonewright {verb} {word}: no such option" for word in used if word not in known[verb])


def iter_broken_links(page: Path) -> Iterator[str]:
    for link in LINK.findall(page.read_text(encoding="utf-8")):
        path, _, anchor = link.partition("#")
        if "://" in link or link.startswith("mailto:"):
            continue
        goal = page.parent / path if path else page
        if not goal.exists() or (anchor and anchor not in anchors_of(goal)):
            yield link


def anchors_of(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def sections_of(text: str) -> dict[str, str]:
    """Heading of the second level -> what stands below it."""
    parts = re.split(r"^## (.+)$", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def rows_of(text: str) -> list[list[str]]:
    """Cells of the table rows of a text, without header lines."""
    lines = [line.strip() for line in text.splitlines() if line.strip().startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if not set(line) <= set("|-: ")]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    assert list(iter_broken_links(page)) == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_commands_and_options_exist(page: Path) -> None:
    assert list(iter_wrong_commands(page.read_text(encoding="utf-8"), options_of())) == []


def test_a_wrong_link_is_caught(tmp_path: Path) -> None:
    page = tmp_path / "a.md"
    page.write_text("# One thing\n[a](b.md) [b](#one-thing) [c](#two) [d](https://example.org/x)\n", encoding="utf-8")
    assert list(iter_broken_links(page)) == ["b.md", "#two"]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("    zonewright survey a.pcap --out b", []),
        ("```sh\n.venv/bin/zonewright scan a.pcap\n```", ["zonewright scan: no such verb"]),
        ("so `zonewright survey --in b` does", ["zonewright survey --in: no such option"]),
        ("    zonewright survey a --out b   # or --in c", []),
        ("    zonewright --version", []),
        ("the settings in `zonewright.toml`", []),
    ],
)
def test_a_wrong_command_is_caught(text: str, wrong: list[str]) -> None:
    assert list(iter_wrong_commands(text, {"survey": {"--out"}, "": {"--version"}})) == wrong


def test_words_of_make_are_targets_of_the_makefile() -> None:
    targets = set(re.findall(r"^([a-z]+):", read("Makefile"), re.MULTILINE))
    used = {words[0] for page in PAGES for words in iter_commands(page.read_text(encoding="utf-8"), "make") if words}
    assert {word for word in used if word.isalpha()} - targets == set()
    assert {"demo", "test"} <= {words[0] for words in iter_commands(read("README.md"), "make")}


def test_readme_and_its_list_of_commands_agree() -> None:
    first = [CODE.findall(cells[0]) for cells in rows_of(sections_of(read("README.md"))["Commands"])[1:]]
    assert [name for names in first for name in names] == [f"zonewright {verb}" for verb in options_of() if verb]


def test_decisions_are_numbered_without_a_gap_and_listed() -> None:
    pages = sorted((ROOT / "docs/adr").glob("[0-9]*.md"))
    assert [int(page.name[:4]) for page in pages] == list(range(1, len(pages) + 1))
    listed = LINK.findall(read("docs/adr/README.md"))
    assert [page.name for page in pages] == [link for link in listed if link[:4].isdigit()]


@pytest.mark.parametrize("page", sorted((ROOT / "docs/adr").glob("[0-9]*.md")), ids=lambda page: page.stem[:4])
def test_a_decision_says_what_it_has_to(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert list(sections_of(text)) == ["Context", "Options", "Decision", "Consequences", "What would reopen it"]
    assert text.startswith(f"# {page.name[:4]} ")


def nouns() -> dict[str, type]:
    """Every dataclass of the model that has an id."""
    found = {}
    for module in pkgutil.walk_packages(zonewright.model.__path__, "zonewright.model."):
        for name, value in vars(importlib.import_module(module.name)).items():
            own = isinstance(value, type) and value.__module__ == module.name and dataclasses.is_dataclass(value)
            if own and "id" in {field.name for field in dataclasses.fields(value)}:
                found[name] = value
    return found


def recipes() -> list[list[str]]:
    return rows_of(sections_of(read("docs/concepts.md"))["Ids"])[1:]


def test_every_noun_with_an_id_has_its_recipe() -> None:
    assert sorted(CODE.findall(row[0])[0] for row in recipes()) == sorted(nouns())


def test_every_word_that_begins_an_id_has_its_recipe() -> None:
    made = set()
    for file in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "make_id" and node.args:
                word = node.args[0]
                text = word.value if isinstance(word, ast.Constant) else None
                assert isinstance(text, str), f"{file.name}:{node.lineno} makes an id of an unknown noun"
                made.add(f"{text}-")
    assert made == {CODE.findall(row[1])[0] for row in recipes()}


def rooms() -> dict[str, Room]:
    from zonewright.protocols.registry import ROOMS

    return {room.name: room for room in ROOMS}


def _numbers(cell: str) -> tuple[int, ...]:
    return tuple(sorted(int(word, 0) for word in re.findall(r"0x[0-9a-f]+|\d+", cell.replace("LLC", "0"))))


def test_protocols_stand_with_their_ports() -> None:
    table = rows_of(read("docs/reference/protocols.md").split("## What is read for identity")[0])[1:]
    written = {CODE.findall(row[0])[0]: tuple(_numbers(cell) for cell in row[1:4]) for row in table}
    there = {
        room.name: tuple(map(tuple, map(sorted, (room.tcp_ports, room.udp_ports, room.ethertypes + room.ip_protocols))))
        for room in rooms().values()
    }
    assert written == there


def test_protocols_say_what_they_read() -> None:
    told = rows_of(sections_of(read("docs/reference/protocols.md"))["What is read for identity"])[1:]
    assert {CODE.findall(row[0])[0] for row in told} == set(rooms())


def test_readme_names_every_protocol() -> None:
    limits = sections_of(read("README.md"))["Limits of this version"]
    assert {name for row in rows_of(limits)[1:] for name in CODE.findall(row[0])} == set(rooms())


def schema() -> dict[str, dict[str, dict[str, object]]]:
    loaded: dict[str, dict[str, dict[str, object]]] = json.loads(
        (SOURCE / "catalogs/data/schemas/survey-1.json").read_text(encoding="utf-8")
    )
    return loaded


def test_every_section_of_a_survey_is_told() -> None:
    told = [CODE.findall(row[0])[0] for row in rows_of(sections_of(read("docs/reference/survey.md"))["The whole"])[1:]]
    assert sorted(told) == sorted(schema()["properties"])


def test_every_field_of_a_survey_is_told() -> None:
    told = {
        heading: {name for row in rows_of(text) for name in CODE.findall(row[0])}
        for heading, text in sections_of(read("docs/reference/survey.md")).items()
    }
    for noun, definition in schema()["$defs"].items():
        properties = definition["properties"]
        assert isinstance(properties, dict)
        fields = set(properties) - {"id", "origin", "basis"}
        assert told.get(noun) == fields, noun
