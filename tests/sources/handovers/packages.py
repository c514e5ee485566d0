"""Packages to read, whole and spoilt."""

import hashlib
import json
import zipfile
from collections.abc import Mapping
from io import BytesIO

from zonewright.model.handover import Handover
from zonewright.model.identifier import Id
from zonewright.model.plant import DeclaredAsset, Plant
from zonewright.model.workspace.principal import LifeCycleRole

PLANT = Plant(assets=(DeclaredAsset(Id("x"), "plc-1"),))
HANDOVER = Handover("Integrator Ltd", LifeCycleRole.INTEGRATOR, "B. Person", "2027-01-06T08:00:00Z", scope=("cell",))


def pack(files: Mapping[str, bytes], *, manifest: bool = True, squeezed: bool = False) -> bytes:
    """Zip files, with a manifest that fits them when it is wanted."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED if squeezed else zipfile.ZIP_STORED) as archive:
        if manifest:
            archive.writestr("handover.json", json.dumps(make_manifest(files)))
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def unpack(content: bytes) -> dict[str, bytes]:
    """Give the files of a package."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def make_manifest(files: Mapping[str, bytes]) -> dict[str, object]:
    """Write the manifest of files."""
    return {
        "schema": "handover/1",
        "organisation": HANDOVER.organisation,
        "role": HANDOVER.role.value,
        "by": HANDOVER.by,
        "at": HANDOVER.at,
        "files": {name: hashlib.sha256(content).hexdigest() for name, content in files.items()},
    }
