import hashlib
import json

import pytest

from zonewright.model.handover import Handover
from zonewright.model.identifier import Id
from zonewright.model.plant import DeclaredAsset, Plant
from zonewright.model.workspace.principal import LifeCycleRole
from zonewright.reports.handover_package import render_handover
from zonewright.reports.plant_text import render_plant

PLANT = Plant(assets=(DeclaredAsset(Id("x"), "plc-1"),))
HANDOVER = Handover("Integrator Ltd", LifeCycleRole.INTEGRATOR, "B. Person", "2027-01-06T08:00:00Z", remarks="one")


def test_a_package_states_the_hash_of_every_file() -> None:
    content = render_handover(PLANT, HANDOVER, others={"z.nft": b"z", "a.xlsx": b"a"})
    assert list(content) == ["handover.json", "plant.yaml", "a.xlsx", "z.nft"]
    manifest = json.loads(content["handover.json"])
    assert content["plant.yaml"].decode() == render_plant(PLANT)
    hashes = {name: hashlib.sha256(found).hexdigest() for name, found in list(content.items())[1:]}
    assert manifest["files"] == hashes
    assert (manifest["schema"], manifest["role"], manifest["remarks"]) == ("handover/1", "integrator", "one")


def test_equal_content_is_equal_bytes() -> None:
    first = render_handover(PLANT, HANDOVER, others={"b": b"1", "a": b"2"})
    assert first == render_handover(PLANT, HANDOVER, others={"a": b"2", "b": b"1"})


def test_the_manifest_is_not_given() -> None:
    with pytest.raises(ValueError, match="is written here"):
        render_handover(PLANT, HANDOVER, others={"handover.json": b""})
