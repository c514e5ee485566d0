"""Source: opens an input and yields observations and problems."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Protocol

from zonewright.contracts.platform import Platform
from zonewright.model.filtering import Configuration
from zonewright.model.handover import Handover
from zonewright.model.host import Host, ToolPattern
from zonewright.model.identifier import Id
from zonewright.model.observation import Input, Observation, Problem
from zonewright.model.plant import Plant

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True, slots=True)
class Reading:
    """What one input gave.

    Attributes:
        input: the file with its status and accounts.
        problems: what could not be read, with its place.
        flow_records: rows of `zonewright.model.tables.FLOW_RECORDS`, or `None`.
        sightings: rows of `zonewright.model.tables.SIGHTINGS`, or `None`.
        observations: those that `plant`, `configurations` and `hosts` rest on (one per line, item or section).
        plant: what the input declares, or `None`.
        configurations: packet filters that it holds.
        complete_sections: sections of plant/1 that the input states as a whole: what is missing there is not in the
            model. Of other sections it states some items and says nothing of the rest.
        base: number of the change of a workspace that the text was exported at, where it says so.
        handover: who handed the input over, where it is a hand-over package.
        hosts: machines that told of themselves in a collection.
    """

    input: Input
    problems: tuple[Problem, ...] = ()
    flow_records: "pa.Table | None" = None
    sightings: "pa.Table | None" = None
    observations: tuple[Observation, ...] = ()
    plant: Plant | None = None
    configurations: tuple[Configuration, ...] = ()
    complete_sections: tuple[str, ...] = ()
    base: int | None = None
    handover: Handover | None = None
    hosts: tuple[Host, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceKit:
    """What the wiring hands to every source when it makes it: a source takes its kit as its only argument.

    Attributes:
        plant_schema: the JSON Schema `plant/1`.
        header_synonyms: column of an inventory -> the headers people write for it, lower case.
        platforms: the dialects that configurations may be written in.
        remote_tools: how programs are told by which somebody works on a machine from afar.
        internal_cards: names of network cards that no network hangs on, in small letters, with `*` for any letters.
        log_words: what is read of which log of a network sensor, and what sensors call things.
        kernel_cache: folder where compiled kernels may be kept, or `None` to keep none.
        say: told what takes long, in words for a person.
    """

    plant_schema: Mapping[str, Any] = field(default_factory=dict)
    header_synonyms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    platforms: tuple[Platform, ...] = ()
    remote_tools: tuple[ToolPattern, ...] = ()
    internal_cards: tuple[str, ...] = ()
    log_words: Mapping[str, Any] = field(default_factory=dict)
    kernel_cache: PurePath | None = None
    say: Callable[[str], None] = lambda _: None


class Source(Protocol):
    """A kind of input.

    `priority` orders the question "is it yours?": lower is asked first.

    Laws:
        accounting: packets = decoded + ignored with reason + those under problems; lines = used + ignored + problems.
        determinism: the same bytes give the same reading, whatever their path.
        bad input is data: whatever the bytes are, `read` gives a reading; it raises only for a broken promise of ours.
    """

    name: str
    priority: int

    def detect(self, head: bytes, name: str) -> bool:
        """Tell from the first 64 KiB and the file's name whether this source reads it."""
        ...

    def read(self, path: PurePath, *, shown: str) -> Reading:
        """Read the whole input; `shown` is the path as the person typed it."""
        ...


@dataclass(frozen=True, slots=True)
class Given:
    """An input as a person gave it.

    Attributes:
        path: where it lies.
        shown: the path as it is shown.
        is_model: given back as the declared model: it stands before other declarations.
        part: which file in the archive that lies there, counted from 0 in its directory; `None` for the file itself.
    """

    path: str
    shown: str
    is_model: bool = False
    part: int | None = None


class Intake(Protocol):
    """Opens any input: finds its source, and says clearly what is missing, empty or foreign.

    Laws:
        `find_id` gives the id that `read` gives the input, for every file whose bytes can be read.
        `expand` comes first, and never raises: what it cannot take apart it gives back, and `read` says why.
    """

    def expand(self, given: Given) -> tuple[Given, ...]:
        """Take a folder, an archive or standard input (`-`) apart into inputs, in a stable order."""
        ...

    def find_id(self, given: Given) -> Id | None:
        """Name an input from its bytes without reading it; `None` for what cannot be opened."""
        ...

    def read(self, given: Given) -> Reading:
        """Read one input; a missing, empty or foreign file gives a reading that says so."""
        ...
