from tests.sources.collections.machines import ENGLISH, GERMAN, LINUX, POWERSHELL
from zonewright.model.host import Account, AccountGroup, GroupKind
from zonewright.sources.collections.account import read_accounts, read_groups, read_password_rules
from zonewright.sources.collections.page import Page, parse_page


def rules_of(page: Page) -> dict[str, str]:
    return {one.name: one.value for one in read_password_rules(page)}


def test_accounts_as_the_instrumentation_tells_them() -> None:
    first, second = read_accounts(parse_page(ENGLISH))
    assert first == Account("Administrator", False, True, False, password_required=True, password_expires=False)
    assert (second.name, second.enabled, second.built_in, second.password_required) == ("operator", True, False, False)


def test_without_it_the_names_are_known_and_nothing_else() -> None:
    accounts = read_accounts(parse_page(GERMAN))
    assert accounts == tuple(Account(name) for name in ("Administrator", "Gast", "Jürgen Müller", "schicht"))


def test_accounts_of_a_shell_and_of_powershell() -> None:
    daemon, operator, root = read_accounts(parse_page(LINUX))
    assert (daemon.enabled, daemon.locked, daemon.last_logon) == (False, True, None)
    assert (operator.password_required, operator.password_expires, operator.built_in) == (False, True, False)
    assert (root.password_expires, root.last_logon) == (False, "2027-01-05T09:15:30Z")
    _, engineer = read_accounts(parse_page(POWERSHELL))
    assert (engineer.password_set, engineer.last_logon) == ("2026-12-01T06:00:00Z", "2027-01-31T07:00:00Z")


def test_groups_in_any_language() -> None:
    administrators = GroupKind.ADMINISTRATORS
    assert read_groups(parse_page(ENGLISH)) == (
        AccountGroup("Administrators", administrators, ("Administrator", "operator")),
    )
    assert read_groups(parse_page(GERMAN)) == (AccountGroup("Administratoren", None, ("Administrator", "schicht")),)
    assert [(one.name, one.kind) for one in read_groups(parse_page(POWERSHELL))] == [
        ("Administrators", administrators),
        ("Remotedesktopbenutzer", GroupKind.REMOTE_DESKTOP),
    ]


def test_rules_for_passwords_are_told_by_their_order() -> None:
    german, english = rules_of(parse_page(GERMAN)), rules_of(parse_page(ENGLISH))
    assert (german["minimum_length"], german["maximum_age_days"], german["lockout_after"]) == ("6", "none", "5")
    assert (english["minimum_length"], english["maximum_age_days"], english["lockout_after"]) == ("0", "42", "none")
    assert rules_of(parse_page(LINUX))["minimum_length_pwquality"] == "12"
