"""Logs that tell what devices are, as sightings: equal words of several lines are one row that counts them."""

import ipaddress
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pyarrow as pa

from zonewright.model.tables import SIGHTINGS, make_table
from zonewright.sources.logs.column import MAPPED, Marks, find_address, find_mac, read_times
from zonewright.sources.logs.ledger import Ledger
from zonewright.sources.logs.recipe import IdentityRecipe, LogRecipe, Names
from zonewright.sources.logs.sheet import Numbers, Sheet, first_of

CONTROL = re.compile(r"[\x00-\x1f\x7f]+")
TEXT_LIMIT = 200
BLANK_SERIALS = frozenset({"", "0", "00000000"})
TIME_FAULT = "the time is none; the line is left out"
NOTHING = "says nothing of a device"
Words = Mapping[Names, str | None]
Subject = tuple[str, int | None, bytes | None, tuple[tuple[str, str], ...]]


@dataclass(slots=True)
class Span:
    """Where, when and how often lines of one content stand."""

    first: int
    last: int
    first_ns: int | None
    last_ns: int | None
    count: int

    def join(self, other: "Span") -> None:
        """Take in another one."""
        times = [ns for ns in (self.first_ns, other.first_ns) if ns is not None]
        lasts = [ns for ns in (self.last_ns, other.last_ns) if ns is not None]
        self.first, self.last = min(self.first, other.first), max(self.last, other.last)
        self.first_ns, self.last_ns = min(times, default=None), max(lasts, default=None)
        self.count += other.count


class IdentityRows:
    """Gathers what one log says of devices."""

    def __init__(self) -> None:
        self._rows: dict[Subject, Span] = {}

    def add(self, sheet: Sheet, recipe: LogRecipe, *, ledger: Ledger) -> None:
        """Put down the lines of a sheet, and tell the ledger what became of them."""
        ns, bad = read_times(first_of(sheet, recipe.ends["ts"]))
        ledger.fault_all(sheet.lines[bad].tolist(), TIME_FAULT)
        wanted = sorted({names for one in recipe.identities for names in _columns_of(one)})
        columns = {f"{at}": first_of(sheet, names) for at, names in enumerate(wanted)}
        keys, spans = group_lines(columns, good=~bad, ns=ns, lines=sheet.lines)
        for key, span in zip(keys, spans, strict=True):
            words: Words = dict(zip(wanted, key, strict=True))  # type: ignore[arg-type]
            seen = [subject for one in recipe.identities for subject in _iter_subjects(one, words)]
            for subject in seen:
                known = self._rows.get(subject)
                if known is None:
                    self._rows[subject] = Span(span.first, span.last, span.first_ns, span.last_ns, span.count)
                else:
                    known.join(span)
            if seen:
                ledger.use(span.count)
            else:
                ledger.ignore(NOTHING, span.count)

    def derive_table(self, input_id: str) -> pa.Table:
        """Give the sightings in the order of their lines."""
        ordered = sorted(self._rows.items(), key=lambda one: (one[1].first, one[0][0], repr(one[0])))
        columns = {
            "input": [input_id] * len(ordered),
            "kind": [subject[0] for subject, _ in ordered],
            "mac": [subject[1] for subject, _ in ordered],
            "ip": [subject[2] for subject, _ in ordered],
            "fields": [subject[3] for subject, _ in ordered],
            "first_packet": [span.first for _, span in ordered],
            "last_packet": [span.last for _, span in ordered],
            "first_ns": [span.first_ns for _, span in ordered],
            "last_ns": [span.last_ns for _, span in ordered],
            "count": [span.count for _, span in ordered],
        }
        return make_table(SIGHTINGS, columns, rows=len(ordered))


def group_lines(
    columns: Mapping[str, pa.Array], *, good: Marks, ns: Numbers, lines: Numbers
) -> tuple[list[tuple[object, ...]], list[Span]]:
    """Give the distinct contents of the rows that make sense, each with where it stands."""
    told = pa.table({**columns, "line_": pa.array(lines), "ns_": pa.array(ns, mask=ns < 0)})
    grouped = told.filter(pa.array(good)).group_by(list(columns), use_threads=False)
    wanted = [("line_", "min"), ("line_", "max"), ("ns_", "min"), ("ns_", "max"), ("line_", "count")]
    found = grouped.aggregate(wanted).to_pydict()
    keys = list(zip(*(found[name] for name in columns), strict=True))
    spans = zip(*(found[f"{name}_{kind}"] for name, kind in wanted), strict=True)
    return keys, [Span(*values) for values in spans]


def _columns_of(recipe: IdentityRecipe) -> Iterator[Names]:
    yield from (recipe.ip, recipe.mac, *recipe.fields.values())
    yield from ((name,) for name in (*recipe.when, recipe.named_by, recipe.value) if name)


def _iter_subjects(recipe: IdentityRecipe, words: Words) -> Iterator[Subject]:
    """Give what a line says: of whom, and which words; nothing where it speaks of no device or says nothing of it."""
    if any((words[(name,)] or "") not in values for name, values in recipe.when.items()):
        return
    address = find_address(words[recipe.ip] or "") if recipe.ip else None
    ip = address if address is not None and _is_device(address) else None
    mac = find_mac(words[recipe.mac] or "") if recipe.mac else None
    fields = dict(_iter_fields(recipe, words))
    is_claim = recipe.kind == "arp" and mac is not None and ip is not None
    is_whole = bool(fields) and all(name in fields for name in recipe.needs)
    if (ip is None and mac is None) or not (is_whole or is_claim):
        return
    for said in _spread(fields, recipe.each):
        yield recipe.kind, mac, ip, tuple(sorted({**recipe.fixed, **said}.items()))


def _iter_fields(recipe: IdentityRecipe, words: Words) -> Iterator[tuple[str, str]]:
    told = [(name, words[columns]) for name, columns in recipe.fields.items()]
    if recipe.named_by:
        name = recipe.named.get(words[(recipe.named_by,)] or "")
        if name is None or not words[(recipe.value,)]:
            return
        told.append((name, words[(recipe.value,)]))
    for name, word in told:
        value = _clean(name, word or "")
        if value:
            yield name, f"{recipe.words.get(name, '')}{value}"


def _clean(name: str, word: str) -> str:
    text = CONTROL.sub(" ", word).strip()
    if name == "serial" and text.lower().startswith("0x"):
        text = text[2:].upper()
    return "" if name == "serial" and text in BLANK_SERIALS else text[:TEXT_LIMIT] if name != "ip" else text


def _spread(fields: dict[str, str], each: str) -> Iterator[dict[str, str]]:
    """Give the fields once for every address in one of them; what is none there, such as another name, is left out."""
    if not each:
        yield fields
        return
    for word in fields.get(each, "").split(","):
        raw = find_address(word.strip())
        if raw is not None:
            yield {**fields, each: word.strip()}


def _is_device(raw: bytes) -> bool:
    """Tell whether an address can be one of one device."""
    address = ipaddress.ip_address(raw[12:] if raw.startswith(MAPPED) else raw)
    return not (address.is_multicast or address.is_unspecified or raw[12:] == b"\xff\xff\xff\xff")
