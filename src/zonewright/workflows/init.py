"""Make a workspace: a place that remembers, and somebody who may use it."""

from dataclasses import dataclass

from zonewright.access.grant import give_grants, make_principal
from zonewright.contracts.folder import Folder
from zonewright.contracts.store import UnitOfWork
from zonewright.errors import ConflictError
from zonewright.model.workspace.principal import Duty, Grant, LifeCycleRole, Principal, PrincipalKind
from zonewright.workflows.workspace import Workspace

SETTINGS = "zonewright.toml"


@dataclass(frozen=True, slots=True)
class InitRequest:
    """What a new workspace is to be.

    Attributes:
        settings: text of `zonewright.toml`; the folder is a workspace from when it lies there.
        exists: whether the folder is a workspace already.
    """

    settings: str
    exists: bool = False


@dataclass(frozen=True, slots=True)
class Initialised:
    """A workspace that was made; `administrator` is `None` where the store has its people already."""

    administrator: Principal | None
    written: tuple[str, ...]


def init(request: InitRequest, *, folder: Folder, workspace: Workspace) -> Initialised:
    """Make a workspace; who makes it becomes its first administrator, with every duty for the whole plant.

    A store that others use already keeps its people: joining it gives nobody a right.

    Raises:
        ConflictError: the folder is a workspace already.
    """
    if request.exists:
        raise ConflictError("the folder is a workspace already", hint="use it with --in, or choose another folder")

    def work(unit: UnitOfWork) -> Principal | None:
        if any(True for _ in unit.iter_records("principals")):
            return None
        nobody = make_principal(workspace.asker.name, PrincipalKind.PERSON, role=LifeCycleRole.OPERATOR)
        every = tuple(Grant(duty) for duty in Duty)
        administrator = give_grants(nobody, every, by=workspace.asker.name, at=workspace.at)
        unit.put("principals", (administrator,))
        what = f"workspace made; {administrator.name} is its first administrator"
        workspace.commit_alone(unit, workspace.make_entry("init", what, subjects=(administrator.id,)))
        return administrator

    administrator = workspace.work_alone(work)
    return Initialised(administrator, folder.publish({SETTINGS: request.settings.encode("utf-8")}))
