import json

import pytest

from tests.sources.handovers.packages import make_manifest
from zonewright.errors import InputError
from zonewright.model.workspace.principal import LifeCycleRole
from zonewright.sources.handovers.manifest import parse_manifest

WHOLE = make_manifest({"plant.yaml": b""})


def test_a_manifest_says_who_hands_over_what() -> None:
    found = parse_manifest(json.dumps({**WHOLE, "scope": ["cell"], "remarks": "second part"}).encode())
    assert (found.role, found.scope, found.remarks) == (LifeCycleRole.INTEGRATOR, ("cell",), "second part")
    assert [name for name, _ in found.files] == ["plant.yaml"]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"schema": "handover/2"}, "is no manifest"),
        ({"colour": 1}, "unknown key `colour`"),
        ({"by": " "}, "`by` is missing"),
        ({"at": "yesterday"}, "`at` is no day"),
        ({"role": "owner"}, "`role` must be one of"),
        ({"scope": "cell"}, "`scope` must be a list"),
        ({"remarks": 1}, "`remarks` must be a text"),
        ({"files": {}}, "`files` is missing"),
        ({"files": {"plant.yaml": "0"}}, "no SHA-256"),
    ],
)
def test_what_is_no_manifest(change: dict[str, object], words: str) -> None:
    with pytest.raises(InputError, match=words):
        parse_manifest(json.dumps({**WHOLE, **change}).encode())
