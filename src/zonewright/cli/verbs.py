"""The verbs that exist: one word is the command, the workflow file and the how-to page."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Verb:
    """A word of the product; a `door` verb has no workflow of its own.

    Attributes:
        help: what `zonewright --help` says of it: the first line of the command's own words.
    """

    name: str
    kind: Literal["workflow", "door"]
    help: str


VERBS: tuple[Verb, ...] = (
    Verb("survey", "workflow", "Survey a plant from what it has, and write the report."),
    Verb(
        "init",
        "workflow",
        "Make a workspace: one place that remembers inputs, the model, its changes and who made them.",
    ),
    Verb("observe", "workflow", "Read captures, inventories and configurations into the workspace, each once."),
    Verb("export", "workflow", "Write the declared model as plant.yaml, as a workbook, or as a package to hand over."),
    Verb(
        "apply",
        "workflow",
        "Take an edited model into the workspace: shows what changes, asks, and records who and why.",
    ),
    Verb("changes", "workflow", "List the changes of the model: who, why, ticket, approved by whom, and what moved."),
    Verb(
        "revert",
        "workflow",
        "Take a change back, and leave what was changed since; the taking back is a change itself.",
    ),
    Verb(
        "decide",
        "workflow",
        "List what waits for a person, or settle one of it: conflicts, old statements, changes to approve.",
    ),
    Verb(
        "ask",
        "workflow",
        "Answer a question from what the workspace remembers: a register, its findings, the log, who may do what.",
    ),
    Verb(
        "grant",
        "workflow",
        "Give somebody duties, for the whole plant or for zones; with a password or a token to sign in.",
    ),
    Verb("revoke", "workflow", "Take duties, tokens or the password from somebody; with nothing named, everything."),
    Verb(
        "compact",
        "workflow",
        "Remove what the retention settings let go, give back the room, and say what was removed.",
    ),
    Verb("demo", "door", "Survey the example bottling line that comes with zonewright, and open the report."),
    Verb("why", "door", "Print what a statement rests on: file, packet numbers and time first, the statement last."),
    Verb("catalog", "door", "Say what the standard asks, in our words, with its levels."),
    Verb("schema", "door", "Print a JSON Schema, for editors and programs."),
)
