"""A collection as one machine of the plant, with the account of every line."""

import hashlib
from dataclasses import replace
from pathlib import Path, PurePath

from zonewright.contracts.source import Reading, SourceKit
from zonewright.model.host import Host
from zonewright.model.identifier import Id, Origin, make_id
from zonewright.model.observation import Observation, make_input_id
from zonewright.sources.collections.account import read_accounts, read_groups, read_password_rules
from zonewright.sources.collections.letters import find_letters
from zonewright.sources.collections.network import read_cards, read_listeners, read_nameservers, read_routes
from zonewright.sources.collections.page import FOREIGN, MAGIC, Page, parse_page
from zonewright.sources.collections.program import (
    derive_remote_tools,
    read_daemons,
    read_processes,
    read_programs,
    read_shares,
)
from zonewright.sources.collections.setting import AREAS, derive_openness, read_settings
from zonewright.sources.collections.system import (
    read_collected_at,
    read_host_name,
    read_last_update,
    read_packages,
    read_patches,
    read_script,
    read_system,
)
from zonewright.sources.collections.value import find_answer
from zonewright.sources.opened import OpenedFile, derive_failure, derive_input, read_file

KIND = "collection"
MOST_BYTES = 4 * 1024 * 1024
KNOWN = frozenset(
    {"collection", "system", "patches", "accounts", "groups", "passwords", "services", "processes", "listeners"}
    | {"interfaces", "nameservers", "routes", "shares", "programs", "end", *AREAS}
)


class CollectionSource:
    """Reads what the script of `zonewright observe --script` wrote on a machine."""

    name = "collections"
    priority = 15

    def __init__(self, kit: SourceKit) -> None:
        self._kit = kit

    def detect(self, head: bytes, name: str) -> bool:  # noqa: ARG002 - the first line tells, whatever the file is called
        """Tell a collection by its first line."""
        text = find_letters(head)
        return text is not None and text.startswith(MAGIC)

    def read(self, path: PurePath, *, shown: str) -> Reading:
        """Read the whole collection as one machine."""
        size_bytes = Path(path).stat().st_size
        if size_bytes > MOST_BYTES:
            what = f"is larger than {MOST_BYTES // 1024 // 1024} MiB, which no collection is; run the script again"
            failed = derive_failure(_read_digest(path, shown=shown), kind=KIND, where="the whole file", what=what)
            return replace(failed, input=replace(failed.input, bytes=size_bytes))
        opened = read_file(path, shown=shown)
        text = find_letters(opened.content)
        if text is None or not text.startswith(MAGIC):
            what = f"this is no collection: its first line is not `{MAGIC}1`; run the script again"
            return derive_failure(opened, kind=KIND, where="the whole file", what=what)
        page = parse_page(text)
        host = self._read_host(page, opened.id)
        observations = _derive_observations(page, opened.id, name=host.name)
        account = page.ledger.derive_account(opened.id, page.total)
        basis = tuple(one.id for one in observations)
        hosts = (replace(host, basis=basis),) if basis else ()
        record = derive_input(opened, account, kind=KIND)
        return Reading(record, account.problems, observations=observations, hosts=hosts)

    def _read_host(self, page: Page, input_id: Id) -> Host:
        processes, daemons = read_processes(page), read_daemons(page)
        programs, patches = read_programs(page), read_patches(page)
        for name in sorted(set(page.sections) - KNOWN):
            for entry in page.iter_entries(name):
                page.ledger.ignore(entry.line, FOREIGN)
        return Host(
            id=make_id("host", input_id),
            origin=Origin.OBSERVED,
            basis=(),
            input=input_id,
            name=read_host_name(page),
            script=read_script(page),
            collected_at=read_collected_at(page),
            elevated=find_answer(page.find_value("collection", "elevated")),
            system=read_system(page),
            openness=derive_openness(page),
            cards=read_cards(page, self._kit.internal_cards),
            routes=read_routes(page),
            nameservers=read_nameservers(page),
            listeners=read_listeners(page, processes),
            accounts=read_accounts(page),
            groups=read_groups(page),
            daemons=daemons,
            remote_tools=derive_remote_tools(
                self._kit.remote_tools,
                processes=processes.values() if processes else None,
                daemons=daemons,
                programs=programs,
            ),
            shares=read_shares(page),
            settings=(*read_password_rules(page), *read_settings(page)),
            programs=programs,
            patches=patches,
            packages=read_packages(page),
            last_update=read_last_update(page, patches),
            sections=tuple(sorted(set(page.sections) & KNOWN - {"end"})),
            gaps=tuple(gap for name in sorted(page.sections) for gap in page.sections[name].gaps),
        )


def _read_digest(path: PurePath, *, shown: str) -> OpenedFile:
    """Name a file that is too large by its bytes, without keeping them."""
    with Path(path).open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    return OpenedFile(shown, b"", sha256, make_input_id(sha256))


def _derive_observations(page: Page, input_id: Id, *, name: str | None) -> tuple[Observation, ...]:
    """Make one observation of every section that was read."""
    found = []
    for section in sorted(page.sections.values(), key=lambda one: one.line):
        if section.name == "end" or section.name not in KNOWN:
            continue
        subject = f"{name or 'a machine'}: {section.name}"
        last = max((one.line for one in section.entries), default=section.line)
        used = page.ledger.count_used(range(section.line, last + 1))
        found.append(
            Observation(
                id=make_id("observation", input_id, KIND, subject, section.line),
                origin=Origin.OBSERVED,
                basis=(input_id,),
                input=input_id,
                kind=KIND,
                subject=subject,
                first_packet=None,
                last_packet=None,
                count=used,
                line=section.line,
                time=None,
            )
        )
    return tuple(found)
