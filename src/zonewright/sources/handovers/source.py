"""A hand-over package as the nouns of the model in it, every file held against its hash."""

from dataclasses import replace
from pathlib import PurePath

from zonewright.contracts.source import Reading, SourceKit
from zonewright.errors import InputError
from zonewright.model.handover import Handover
from zonewright.model.observation import Input, Problem, Status
from zonewright.sources.handovers.manifest import parse_manifest
from zonewright.sources.handovers.package import MANIFEST, MODEL, iter_differences, read_files
from zonewright.sources.opened import OpenedFile, derive_failure, read_file
from zonewright.sources.plants import PlantSource

KIND = "handover"
ZIP_MARK = b"PK\x03\x04"


class HandoverSource:
    """Reads hand-over packages."""

    name = "handovers"
    priority = 45

    def __init__(self, kit: SourceKit) -> None:
        self._plants = PlantSource(kit)

    def detect(self, head: bytes, name: str) -> bool:  # noqa: ARG002 - the signature of every source
        """Tell a package by its manifest; other zips are not ours."""
        return head.startswith(ZIP_MARK) and MANIFEST.encode() in head

    def read(self, path: PurePath, *, shown: str) -> Reading:
        """Read the model of a package in which every file is as its manifest states it.

        Raises:
            SettingsError: the schema was not handed over.
        """
        opened = read_file(path, shown=shown)
        try:
            files = read_files(opened.content)
        except InputError as error:
            return derive_failure(opened, kind=KIND, where="the whole file", what=str(error))
        try:
            handover = parse_manifest(files[MANIFEST])
        except InputError as error:
            return derive_failure(opened, kind=KIND, where=MANIFEST, what=str(error))
        wrong = tuple(Problem.of(opened.id, name, what=what) for name, what in iter_differences(files, handover))
        if wrong:
            return _refuse(opened, wrong)
        return self._read_model(opened, files[MODEL], handover=handover)

    def _read_model(self, opened: OpenedFile, content: bytes, *, handover: Handover) -> Reading:
        reading = self._plants.read_opened(OpenedFile(opened.shown, content, opened.sha256, opened.id))
        problems = tuple(
            Problem.of(opened.id, f"{MODEL}, {one.where}", what=one.what, packets=one.packets)
            for one in reading.problems
        )
        record = replace(
            reading.input, kind=KIND, bytes=len(opened.content), problems=tuple(one.id for one in problems)
        )
        return replace(reading, input=record, problems=problems, complete_sections=(), base=None, handover=handover)


def _refuse(opened: OpenedFile, problems: tuple[Problem, ...]) -> Reading:
    """A package that is not as it was made is read in no part."""
    record = Input(
        id=opened.id,
        path=opened.shown,
        sha256=opened.sha256,
        kind=KIND,
        status=Status.FAILED,
        bytes=len(opened.content),
        problems=tuple(one.id for one in problems),
    )
    return Reading(record, problems)
