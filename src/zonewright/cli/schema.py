"""`zonewright schema`: the JSON Schemas of what zonewright writes and reads."""

import json
import sys
from enum import StrEnum
from typing import Annotated

import typer

from zonewright.catalogs.package import get_schema


class SchemaName(StrEnum):
    """The published schemas."""

    SURVEY = "survey"
    PLANT = "plant"


_VERSIONS = {SchemaName.SURVEY: "survey-1", SchemaName.PLANT: "plant-1"}


def schema(
    name: Annotated[SchemaName, typer.Argument(help="survey: what a survey writes; plant: the declared model.")],
) -> None:
    """Print a JSON Schema, for editors and programs."""
    sys.stdout.write(json.dumps(get_schema(_VERSIONS[name]), ensure_ascii=False, indent=1) + "\n")
