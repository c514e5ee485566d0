"""`zonewright apply`: a model as text into the workspace, as a change with who and why."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from zonewright.cli.terminal.printing import make_console
from zonewright.cli.terminal.workspace import As, In, Ticket, Why, Yes, ask_yes, get_why, make_confirm, opened
from zonewright.errors import InputError, SettingsError
from zonewright.model.workspace.change import Change, ChangeState
from zonewright.wiring import Given
from zonewright.workflows.apply import ApplyRequest
from zonewright.workflows.apply import apply as run_apply

if TYPE_CHECKING:
    from zonewright.workflows.amendment import Outlook
    from zonewright.workflows.apply import Offer

SIDES = ("mine", "theirs")


def apply(
    file: Annotated[str, typer.Argument(metavar="FILE", help="plant.yaml, inventory.xlsx, or a hand-over package.")],
    why: Why = None,
    ticket: Ticket = None,
    yes: Yes = False,
    take: Annotated[
        list[str] | None,
        typer.Option("--take", help='"assets: plc-1=mine" or "=theirs": which side of a conflict holds.'),
    ] = None,
    accept: Annotated[
        list[str] | None, typer.Option("--accept", help='Of a package, accept "assets: plc-1"; decline the others.')
    ] = None,
    folder: In = Path(),
    name: As = None,
) -> None:
    """Take an edited model into the workspace: shows what changes, asks, and records who and why."""
    request = ApplyRequest(Given(file, file.replace("\\", "/"), is_model=True), get_why(why), ticket, _parse(take))
    choice = _Choice(accept, yes=yes)
    with opened(folder, name, asks=True) as workspace:
        done = run_apply(request, workspace=workspace, confirm=choice.confirm, choose=choice.choose)
    console = make_console()
    for offer in done.declined:
        console.print(f"declined: {offer.about}")
    if done.change is None:
        console.print("nothing was changed" if done.outlook else "nothing differs from the model; no change")
        return
    print_change(done.change)


def print_change(change: Change) -> None:
    """Say that a change is recorded, or waits."""
    console = make_console()
    if change.state is ChangeState.PROPOSED:
        console.print(f"change {change.number} waits for a second person: zonewright decide 'change {change.number}'")
        return
    approved = f", approved by {change.approved_by}" if change.approved_by else ""
    console.print(f"change {change.number} {change.state} by {change.by} ({change.proven_by}){approved}: {change.why}")


def _parse(take: list[str] | None) -> dict[str, str]:
    found = {}
    for one in take or ():
        noun, equals, side = one.rpartition("=")
        if not equals or side not in SIDES:
            raise SettingsError(f"--take {one} names no side", hint='write it as --take "assets: plc-1=mine"')
        found[noun.strip()] = side
    return found


class _Choice:
    """What a person answers, at the terminal or beforehand."""

    def __init__(self, accept: list[str] | None, *, yes: bool) -> None:
        self._accept, self._yes = accept, yes
        self._offered: set[str] = set()

    def choose(self, offer: "Offer") -> bool:
        """Say whether a difference of a package is accepted."""
        self._offered.add(offer.about)
        if self._accept is not None:
            return offer.about in self._accept
        make_console().print(offer.words)
        return self._yes or ask_yes(f"Accept {offer.about}?")

    def confirm(self, outlook: "Outlook") -> bool:
        """Say whether the change is recorded.

        Raises:
            InputError: something was accepted that nobody offers; what is offered would be declined by mistake.
        """
        unknown = sorted(set(self._accept or ()) - self._offered)
        if unknown:
            raise InputError(
                f"nothing of that name is offered: {', '.join(unknown)}",
                hint=f"offered are: {', '.join(sorted(self._offered)) or 'no differences'}",
            )
        return make_confirm(yes=self._yes)(outlook)
