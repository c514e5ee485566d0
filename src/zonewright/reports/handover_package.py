"""What one party of the life cycle hands to another, as the files of one package."""

import hashlib
import json
from collections.abc import Mapping

from zonewright.model.handover import SCHEMA, Handover
from zonewright.model.plant import Plant
from zonewright.reports.plant_text import render_plant

MANIFEST, MODEL = "handover.json", "plant.yaml"


def render_handover(plant: Plant, handover: Handover, *, others: Mapping[str, bytes]) -> dict[str, bytes]:
    """Write the files of a package: the manifest, the model, and the others in the order of their names.

    Args:
        plant: what is handed over.
        handover: who hands over; its files are left aside, the manifest states those that stand in the package.
        others: name -> content of further files, such as `inventory.xlsx`.

    Raises:
        ValueError: a further file is called like the manifest or the model.
    """
    taken = sorted({MANIFEST, MODEL} & others.keys())
    if taken:
        raise ValueError(f"{taken[0]} is written here and cannot be given")
    files = {MODEL: render_plant(plant).encode(), **{name: others[name] for name in sorted(others)}}
    return {MANIFEST: _render_manifest(handover, files), **files}


def _render_manifest(handover: Handover, files: Mapping[str, bytes]) -> bytes:
    manifest = {
        "schema": SCHEMA,
        "organisation": handover.organisation,
        "role": handover.role.value,
        "by": handover.by,
        "at": handover.at,
        "scope": list(handover.scope),
        "files": {name: hashlib.sha256(content).hexdigest() for name, content in sorted(files.items())},
    }
    if handover.remarks is not None:
        manifest["remarks"] = handover.remarks
    return (json.dumps(manifest, ensure_ascii=False, indent=1) + "\n").encode()
