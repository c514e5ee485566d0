"""How the octets of an input reach a reader: each attempt gives nothing, or raises what is a finding."""

import bisect
import hashlib
import importlib.util
import sys
import warnings
import zlib
from collections.abc import Callable
from pathlib import Path

from bench.fuzz.law import Breach, verify_reading
from bench.fuzz.package_text import pack_package
from bench.fuzz.target import Target
from zonewright.contracts.source import Given, Reading, Source
from zonewright.errors import SettingsError
from zonewright.protocols.registry import ROOMS
from zonewright.protocols.room import Room
from zonewright.settings import Settings, find_workspace, read_settings
from zonewright.wiring import make_edges

Attempt = Callable[[bytes], None]
_CHOICE = 2
"""Octets that choose a room: its own name does, so that a kept corpus outlives a longer register."""
_ONE_IN = 8


def make_attempt(target: Target, folder: Path) -> Attempt:
    """Give the attempt of a target; its files lie in a folder."""
    warnings.simplefilter("ignore")
    if target.name == "rooms":
        return _make_room_attempt()
    if target.name == "settings":
        return lambda octets: _try_settings(octets, folder)
    return _make_file_attempt(target, folder)


def name_room(room: Room) -> bytes:
    """Give the octets that choose a room."""
    return (zlib.crc32(room.name.encode()) & 0xFFFF).to_bytes(_CHOICE, "big")


def _make_room_attempt() -> Attempt:
    rooms = sorted((name_room(room), room.name, room) for room in ROOMS)
    places = [place for place, _, _ in rooms]

    def try_room(octets: bytes) -> None:
        room = rooms[bisect.bisect_left(places, octets[:_CHOICE]) % len(rooms)][2]
        pdu = octets[_CHOICE:]
        said = room.read(pdu)
        for one in said:
            for word in (one.kind, *one.fields, *one.fields.values()):
                word.encode()  # a table holds text, and nothing else
        if said != room.read(pdu):
            raise Breach(f"{room.name} reads the same octets in two ways")

    return try_room


def _make_file_attempt(target: Target, folder: Path) -> Attempt:
    spare_imports()
    intake = make_edges(lambda _: None, Settings(jobs=1)).intake
    # the wiring hands its sources to nobody else
    sources: dict[str, Source] = {one.name: one for one in vars(intake)["_sources"]}
    own = sources.get(target.name)
    (folder / "again").mkdir(exist_ok=True)

    def try_file(octets: bytes) -> None:
        name, content = split_input(target, octets)
        path = folder / name
        path.write_bytes(content)
        is_read = False
        for given in intake.expand(Given(str(path), name)):
            reading = intake.read(given)
            is_read = is_read or reading.input.kind != "unknown"
            verify_reading(reading)
            if (found := intake.find_id(given)) not in (None, reading.input.id):
                raise Breach(f"the intake finds the id {found}, and reads {reading.input.id}")
        if own is not None:
            _try_source(own, path, folder / "again" / name, is_read=is_read)

    return try_file


def spare_imports() -> None:
    """Say at once that a module is not there, which Arrow looks for again with every number and word it is given."""
    if importlib.util.find_spec("dateutil") is None:
        sys.modules.setdefault("dateutil", None)  # type: ignore[arg-type]


def split_input(target: Target, octets: bytes) -> tuple[str, bytes]:
    """Give the name of the file that an input stands for, and its content."""
    name = target.file_names[octets[0] % len(target.file_names)] if octets else target.file_names[0]
    content = octets[1:]
    return name, pack_package(content) or content


def _try_source(source: Source, path: Path, again: Path, *, is_read: bool) -> None:
    """Read with the source itself what is not its own, and now and then what is: twice, in two places."""
    content = path.read_bytes()
    is_drawn = not hashlib.sha256(content).digest()[0] % _ONE_IN
    if is_read and not is_drawn:
        return
    is_its_own = source.detect(content[:65536], path.name)
    reading = source.read(path, shown=path.name)
    verify_reading(reading)
    if not is_drawn:
        return
    again.write_bytes(content)
    if source.detect(content[:65536], path.name) != is_its_own or not _is_equal(source, again, reading):
        raise Breach("the same octets are read in two ways")


def _is_equal(source: Source, path: Path, reading: Reading) -> bool:
    return source.read(path, shown=path.name) == reading


def _try_settings(octets: bytes, folder: Path) -> None:
    """Read settings from a file: they are read, or refused in words."""
    (folder / "zonewright.toml").write_bytes(octets)
    for ask in (lambda: read_settings({}, folder=folder), lambda: find_workspace(folder)):
        try:
            ask()
        except SettingsError:
            continue
