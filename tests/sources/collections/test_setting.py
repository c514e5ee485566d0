import pytest

from tests.sources.collections.machines import ENGLISH, GERMAN, LINUX, POWERSHELL, page_of
from zonewright.model.host import HostSetting, Openness
from zonewright.sources.collections.page import parse_page
from zonewright.sources.collections.setting import derive_openness, read_settings


def test_every_value_is_kept_as_the_system_has_it() -> None:
    found = read_settings(parse_page(ENGLISH))
    assert HostSetting("usb", "storage_driver_start", "0x3") in found
    assert HostSetting("lock", "inactivity_limit_s", "not set") in found
    assert HostSetting("audit", "Logon {0CCE9215-69AE-11D9-BED3-505054503030}", "Success and Failure") in found


def test_what_settings_decide() -> None:
    assert derive_openness(parse_page(ENGLISH)) == Openness(
        autologon=True,
        autologon_account="operator",
        lock_after_s=0,
        usb_storage="free",
        forwards=False,
        remote_desktop=True,
        network_level=False,
        firewall=False,
    )
    assert derive_openness(parse_page(GERMAN)) == Openness(autologon=False, forwards=False)
    assert derive_openness(parse_page(POWERSHELL)).lock_after_s == 600
    linux = derive_openness(parse_page(LINUX))
    assert (linux.autologon_account, linux.usb_storage, linux.forwards, linux.firewall) == (
        "operator",
        "blocked",
        True,
        False,
    )


def test_what_was_not_read_decides_nothing() -> None:
    assert derive_openness(page_of("== usb ==")) == Openness()


@pytest.mark.parametrize(
    ("lines", "after"),
    [
        ("lock_enabled = true\nidle_delay_s = 300\nlock_delay_s = 30", 330),
        ("lock_enabled = false\nidle_delay_s = 300", 0),
        ("lock_enabled = true\nidle_delay_s = 0", 0),
        ("auto_lock = true\ntimeout_minutes = 5", 300),
        ("screen_saver_active = 1\nscreen_saver_secure = 1\nscreen_saver_s = 900", 900),
        ("screen_saver_active = 1\nscreen_saver_secure = 1\nscreen_saver_s = 900\ninactivity_limit_s = 0x12c", 300),
        ("shell_timeout_s = 600", None),
    ],
)
def test_when_the_screen_locks(lines: str, after: int | None) -> None:
    assert derive_openness(page_of(f"== lock ==\n{lines}")).lock_after_s == after


@pytest.mark.parametrize(
    ("lines", "storage"),
    [
        ("storage_driver_start = 4", "blocked"),
        ("storage_driver_start = 3\ndeny_all = 1", "blocked"),
        ("storage_driver_start = 3\nwrite_protect = 0x1", "read_only"),
        ("storage_driver_start = 3", "free"),
        ("storage_driver = allowed\nusbguard = installed", None),
        ("storage_driver = blacklisted", "blocked"),
    ],
)
def test_what_usb_storage_can_do(lines: str, storage: str | None) -> None:
    assert derive_openness(page_of(f"== usb ==\n{lines}")).usb_storage == storage


@pytest.mark.parametrize(
    ("lines", "on"),
    [
        ("standard_profile = 1\ndomain_profile = 1", True),
        ("standard_profile = 1\npolicy_standard_profile = 0", False),
        ("standard_profile = not set", None),
        ("nft_rules = 12", True),
        ("iptables_input = DROP\niptables_rules = 0", True),
        ("ufw_enabled = yes", True),
    ],
)
def test_whether_its_own_filter_is_on(lines: str, on: bool | None) -> None:
    assert derive_openness(page_of(f"== firewall ==\n{lines}")).firewall is on


def test_a_service_that_routes_forwards_too() -> None:
    assert derive_openness(page_of("== forwarding ==\nip_enable_router = 0\nrouting_service_start = 2")).forwards
