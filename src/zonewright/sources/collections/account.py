"""Local accounts, groups with their members, and the rules for passwords."""

import re
from collections.abc import Iterator, Mapping

from zonewright.model.host import Account, AccountGroup, GroupKind, HostSetting
from zonewright.sources.collections.moment import find_moment
from zonewright.sources.collections.page import Entry, Page
from zonewright.sources.collections.value import find_answer, find_number, split_list

WMI_KEYS = frozenset(
    {"name", "disabled", "lockout", "passwordrequired", "passwordexpires", "built_in_account", "passwordchangeable"}
)
KINDS: Mapping[str, GroupKind] = {kind.value: kind for kind in GroupKind}
RULE = re.compile(r".*?(?::\s*|\s{2,})(\S.*)")
DASHES = re.compile(r"-{10,}")
ORDER = (
    "force_logoff_minutes",
    "minimum_age_days",
    "maximum_age_days",
    "minimum_length",
    "history",
    "lockout_after",
    "lockout_minutes",
    "lockout_window_minutes",
)
"""What `net accounts` tells, in its order: the words are of the machine's language, the order is not."""
LOCKED = frozenset({"l", "lk"})
NO_PASSWORD = frozenset({"np"})
NEVER_DAYS = 99999


def read_accounts(page: Page) -> tuple[Account, ...]:
    """Read the accounts: as a table, as the management instrumentation tells them, or only their names."""
    built_in = {one.value for one in page.iter_pairs("accounts") if one.key == "built_in_account" and one.value}
    found: dict[str, Account] = {}
    for record in page.iter_records("accounts", "name"):
        one = _from_wmi(record, built_in) if "disabled" in record else _from_row(record)
        if one.name:
            found.setdefault(one.name, one)
    page.use_keys("accounts", WMI_KEYS)
    for name in _iter_plain_names(page):
        found.setdefault(name, Account(name))
    return tuple(found[name] for name in sorted(found))


def _from_row(row: Mapping[str, str]) -> Account:
    state = row.get("password", "").lower()
    days = find_number(row.get("password_max_days"))
    expires = find_answer(row.get("password_expires"))
    required = find_answer(row.get("password_required"))
    return Account(
        name=row.get("name", ""),
        enabled=find_answer(row.get("enabled")),
        built_in=find_answer(row.get("built_in")),
        locked=find_answer(row.get("locked")) if not state else state in LOCKED,
        password_required=required if not state else state not in NO_PASSWORD,
        password_expires=expires if days is None else 0 <= days < NEVER_DAYS,
        password_set=find_moment(row.get("password_set")),
        last_logon=find_moment(row.get("last_logon")),
    )


def _from_wmi(record: Mapping[str, str], built_in: set[str]) -> Account:
    disabled = find_answer(record.get("disabled"))
    name = record.get("name", "")
    return Account(
        name=name,
        enabled=None if disabled is None else not disabled,
        built_in=name in built_in if built_in else None,
        locked=find_answer(record.get("lockout")),
        password_required=find_answer(record.get("passwordrequired")),
        password_expires=find_answer(record.get("passwordexpires")),
    )


def _iter_plain_names(page: Page) -> Iterator[str]:
    """Give the names that `net user` writes in columns of 25 letters, between a line of dashes and its last line."""
    for one in _between(page.iter_raw("accounts", "net user")):
        page.ledger.use(one.line)
        for at in range(0, len(one.text), 25):
            name = one.text[at : at + 25].strip()
            if name:
                yield name


def _between(entries: Iterator[Entry]) -> list[Entry]:
    """Give what stands below a line of dashes, without the sentence that every `net` command ends with."""
    kept = list(entries)
    dashes = next((at for at, one in enumerate(kept) if DASHES.fullmatch(one.text.strip())), None)
    return [] if dashes is None else [one for one in kept[dashes + 1 :] if not one.text.startswith("-- ")][:-1]


def read_groups(page: Page) -> tuple[AccountGroup, ...]:
    """Read the groups: as a table, or as `net localgroup` writes each of them."""
    found: dict[str, AccountGroup] = {}
    for entry in page.iter_entries("groups"):
        if entry.row is not None:
            page.ledger.use(entry.line)
            name, kind = entry.row.get("name", ""), KINDS.get(entry.row.get("kind", ""))
            members = tuple(sorted(set(split_list(entry.row.get("members")))))
            found.setdefault(name, AccountGroup(name, kind, members))
    for block in _iter_blocks(page):
        pairs = {one.key: one.value for one in block if one.key}
        for one in block:
            if one.key in ("group", "kind"):
                page.ledger.use(one.line)
        inside = _between(one for one in block if not one.key and one.row is None)
        for one in inside:
            page.ledger.use(one.line)
        members = tuple(sorted({one.text.strip() for one in inside}))
        name = pairs.get("group", "")
        found.setdefault(name, AccountGroup(name, KINDS.get(pairs.get("kind", "")), members))
    return tuple(found[name] for name in sorted(found) if name)


def _iter_blocks(page: Page) -> Iterator[list[Entry]]:
    """Give what one call of `net localgroup` wrote, call by call."""
    block: list[Entry] = []
    for one in page.iter_entries("groups"):
        if one.text.startswith("-- "):
            yield from [block] if block else []
            block = []
        elif one.form.startswith("net localgroup"):
            block.append(one)
    yield from [block] if block else []


def read_password_rules(page: Page) -> tuple[HostSetting, ...]:
    """Read the rules for passwords and for locking an account; what has no number has none (`none`)."""
    found = [HostSetting("passwords", one.key, one.value) for one in page.iter_pairs("passwords") if one.value]
    for one in page.iter_pairs("passwords"):
        page.ledger.use(one.line)
    told = [one for one in page.iter_raw("passwords", "net accounts") if not one.text.startswith("-- ")]
    for name, one in zip(ORDER, told, strict=False):
        value = RULE.fullmatch(one.text.strip())
        if value is not None:
            page.ledger.use(one.line)
            number = find_number(value[1].split()[-1])
            found.append(HostSetting("passwords", name, "none" if number is None else str(number)))
    return tuple(found)
