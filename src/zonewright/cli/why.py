"""`zonewright why`: the whole chain behind any statement of a survey, packets first."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from zonewright.catalogs.catalog import find_catalog_row
from zonewright.cli.terminal.printing import Format, make_console, print_listing
from zonewright.cli.terminal.workspace import As, opened
from zonewright.wiring import PublishedSurvey, find_workspace, open_survey
from zonewright.workflows.export import ExportRequest, Text, export

STAGES = (
    ("Packets and lines", ("observation",)),
    ("Inputs", ("input", "problem")),
    ("Assets and groups", ("asset", "group", "conflict", "function")),
    ("Flows", ("flow",)),
    ("Configurations", ("configuration", "filter")),
    ("Zones, conduits, bridges", ("zone", "conduit", "bridge", "coverage")),
    ("Standard and starting values", ("catalog:",)),
    ("Registers", ("way", "order", "restorable", "drill", "finding")),
    ("Verdicts, plan, rules", ("verdict", "plan", "measure", "deferral", "rule")),
)

Line = dict[str, Any]


def why(
    identifier: Annotated[str, typer.Argument(metavar="ID", help="Any id of survey.json or of the report.")],
    folder: Annotated[Path, typer.Option("--in", help="A workspace, or the folder that a survey wrote.")] = Path(),
    name: As = None,
    format_: Annotated[
        Format, typer.Option("--format", help="For people, for programs, for a spreadsheet.")
    ] = Format.TABLE,
) -> None:
    """Print what a statement rests on: file, packet numbers and time first, the statement last."""
    survey = _open(folder, name)
    survey.get_record(identifier)
    lines = _lines(survey, identifier)
    if format_ is not Format.TABLE:
        print_listing(lines, format_)
        return
    console = make_console()
    for stage, _ in STAGES:
        of_stage = [line for line in lines if line["stage"] == stage and line["id"] != identifier]
        if of_stage:
            console.print(f"\n{stage}")
            for line in of_stage:
                console.print(f"  {line['says']}  [{line['id']}]")
    asked = next(line for line in lines if line["id"] == identifier)
    console.print(f"\nSo: {asked['says']}  [{identifier}]")


def _open(folder: Path, name: str | None) -> PublishedSurvey:
    if (folder / "survey.json").is_file() or find_workspace(folder) is None:
        return open_survey(folder)
    with opened(folder, name) as workspace:
        return PublishedSurvey(export(ExportRequest(Text.SURVEY), workspace=workspace).content)


def _lines(survey: PublishedSurvey, identifier: str) -> list[Line]:
    """Give the links of the chain in the order of the stages, those that stand nearest first, the statement last."""
    order = [stage for stage, _ in STAGES]
    found = []
    for distance, current, record in survey.iter_chain(identifier):
        says = _sentence(survey, current, record=record)
        line = {"stage": _stage(current), "steps": distance, "id": current, "says": says}
        found.append(
            (current == identifier, order.index(_stage(current)), *_packets_first(record, distance), says, line)
        )
    return [line for *_, line in sorted(found, key=lambda link: link[:-1])]


def _packets_first(record: Mapping[str, Any] | None, distance: int) -> tuple[bool, int, int]:
    packet = (record or {}).get("first_packet")
    return packet is None, distance, packet or 0


def _stage(identifier: str) -> str:
    return next(
        (stage for stage, prefixes in STAGES if identifier.startswith(prefixes)),
        STAGES[-1][0],
    )


def _sentence(survey: PublishedSurvey, identifier: str, *, record: Mapping[str, Any] | None) -> str:
    if record is None:
        row = find_catalog_row(identifier)
        return f"{row.id} {row.title}" if row else identifier
    kind = identifier.partition("-")[0]
    teller = _TELLERS.get(kind)
    return teller(survey, record) if teller else _plainly(survey, record)


def _observation(survey: PublishedSurvey, record: Mapping[str, Any]) -> str:
    path = survey.find_name(record["input"]) or record["input"]
    if record["first_packet"] is None:
        return f"{path}, line {record['line']}: {record['subject']} ({record['kind']})"
    span = f"packets {record['first_packet']} to {record['last_packet']}, {record['count']} of them"
    return f"{path}, {span}, from {record['time']}: {record['kind']} {record['subject']}"


def _flow(survey: PublishedSurvey, record: Mapping[str, Any]) -> str:
    port = "" if record["destination_port"] is None else f" {record['destination_port']}"
    done = ", ".join(f"{count} {kind}" for kind, count in record["operations"].items() if count)
    ends = f"{_name(survey, record['source'])} to {_name(survey, record['destination'])}"
    return (
        f"{ends}, {record['transport']}{port} {record['protocol'] or 'protocol unknown'}{f': {done}' if done else ''}"
    )


def _asset(_survey: PublishedSurvey, record: Mapping[str, Any]) -> str:
    addresses = ", ".join(" ".join(filter(None, (item["ip"], item["mac"]))) for item in record["addresses"])
    reasons = "; ".join(record["why"])
    return f"{record['name']}, {record['role']} ({addresses or 'no address'}){f': {reasons}' if reasons else ''}"


def _bridge(survey: PublishedSurvey, record: Mapping[str, Any]) -> str:
    return f"{record['kind'].replace('_', ' ')} {_names(survey, record['zones'])}: {'; '.join(record['why'])}"


def _verdict(survey: PublishedSurvey, record: Mapping[str, Any]) -> str:
    verdict = record["verdict"].replace("_", " ")
    return f"{record['requirement']} for {_name(survey, record['subject'])}: {verdict}. {record['reason']}"


def _measure(_survey: PublishedSurvey, record: Mapping[str, Any]) -> str:
    return f"measure {record['rank']}: {record['what']} removes {record['removes']:g}"


def _rule(survey: PublishedSurvey, record: Mapping[str, Any]) -> str:
    port = "" if record["destination_port"] is None else f" {record['destination_port']}"
    ends = f"{_name(survey, record['source'])} to {_name(survey, record['destination'])}"
    return f"let {ends} pass, {record['transport']}{port}: {record['reason']}"


def _filter(_survey: PublishedSurvey, record: Mapping[str, Any]) -> str:
    return f"line {record['line']}: {record['text']}"


def _finding(_survey: PublishedSurvey, record: Mapping[str, Any]) -> str:
    return f"{record['what']} To settle: {record['settle_by']}"


def _plainly(_survey: PublishedSurvey, record: Mapping[str, Any]) -> str:
    named = record.get("name") or record.get("path") or record.get("device") or record.get("what")
    reasons = "; ".join(record.get("why") or ()) or record.get("reason") or ""
    word = str(record["id"]).partition("-")[0]
    return f"{word} {named or ''}{f': {reasons}' if reasons else ''}".strip()


def _name(survey: PublishedSurvey, identifier: str) -> str:
    return survey.find_name(identifier) or identifier


def _names(survey: PublishedSurvey, identifiers: list[str]) -> str:
    return " and ".join(_name(survey, identifier) for identifier in identifiers)


_TELLERS = {
    "observation": _observation,
    "flow": _flow,
    "asset": _asset,
    "bridge": _bridge,
    "verdict": _verdict,
    "measure": _measure,
    "rule": _rule,
    "filter": _filter,
    "finding": _finding,
}
