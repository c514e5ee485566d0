"""The settings of a machine, and what they decide: who can work at it, and whether it joins networks."""

import csv
from collections.abc import Mapping

from zonewright.model.host import HostSetting, Openness
from zonewright.sources.collections.page import NOT_SET, Page
from zonewright.sources.collections.value import find_answer, find_flag, find_number

AREAS = ("lock", "autologon", "usb", "forwarding", "firewall", "protection", "remote", "audit", "time")
AUTOMATIC, DEMAND, DISABLED = 2, 3, 4
"""How Windows starts a driver or service."""
PROFILES = ("standard_profile", "domain_profile", "public_profile")
AUDIT_CELLS = 5

Values = Mapping[str, str]


def read_settings(page: Page) -> tuple[HostSetting, ...]:
    """Keep every value of the areas as the system has it."""
    found: set[HostSetting] = set()
    for area in AREAS:
        for entry in page.iter_entries(area):
            if entry.row is not None:
                words = tuple(entry.row.values())
                name, value = words[0], words[-1]
            elif entry.key:
                name, value = entry.key, entry.value
            else:
                name, value = _audit_cells(entry.text) if area == "audit" else ("", "")
            if name:
                page.ledger.use(entry.line)
            if name and value:
                found.add(HostSetting(area, name, value))
    return tuple(sorted(found, key=lambda one: (one.area, one.name, one.value)))


def _audit_cells(text: str) -> tuple[str, str]:
    """Read a line of `auditpol /r`: machine, target, what, its number in every language, what is written."""
    cells = next(csv.reader([text]), [])
    if len(cells) < AUDIT_CELLS or not cells[3].startswith("{"):
        return "", ""
    return f"{cells[2]} {cells[3]}", cells[4]


def derive_openness(page: Page) -> Openness:
    """Say what the settings decide; what was not read decides nothing."""
    said = {area: {one.key: one.value for one in page.iter_pairs(area) if one.value} for area in AREAS}
    autologon, account = _autologon(said["autologon"])
    return Openness(
        autologon=autologon,
        autologon_account=account,
        lock_after_s=_lock(said["lock"]),
        usb_storage=_usb(said["usb"]),
        forwards=_forwards(said["forwarding"]),
        remote_desktop=_remote_desktop(said["remote"]),
        network_level=find_flag(said["remote"].get("network_level", said["remote"].get("network_level_hex"))),
        firewall=_firewall(said["firewall"]),
    )


def _autologon(said: Values) -> tuple[bool | None, str | None]:
    on = find_answer(said.get("autologon"))
    if on is None:
        on = find_flag(said.get("auto_admin_logon"))
    names = (said.get(key) for key in ("display_account", "terminal_account", "default_user_name"))
    account = next((name for name in names if name and name not in (NOT_SET, "unknown")), None)
    return on, account if on else None


def _lock(said: Values) -> int | None:
    """Give the shortest time after which the screen locks by any rule; 0 where rules were read and none does."""
    if "lock_enabled" in said or "auto_lock" in said:
        return _desktop_lock(said)
    if "screen_saver_active" not in said and "inactivity_limit_s" not in said:
        return None
    times = [find_number(said.get("inactivity_limit_s")) or 0]
    active, secure, after = (_ruled(said, f"screen_saver_{word}") for word in ("active", "secure", "s"))
    if find_flag(active) and find_flag(secure):
        times.append(find_number(after) or 0)
    return min((time for time in times if time > 0), default=0)


def _ruled(said: Values, key: str) -> str | None:
    """Give what the policy sets, else what the user set."""
    policy = said.get(f"policy_{key}")
    return policy if policy not in (None, NOT_SET) else said.get(key)


def _desktop_lock(said: Values) -> int | None:
    on = find_answer(said.get("lock_enabled", said.get("auto_lock")))
    if on is False:
        return 0
    idle, minutes = find_number(said.get("idle_delay_s")), find_number(said.get("timeout_minutes"))
    if idle is not None:
        return idle + (find_number(said.get("lock_delay_s")) or 0) if idle > 0 else 0
    return minutes * 60 if minutes is not None and minutes >= 0 else None


def _usb(said: Values) -> str | None:
    start, flags = find_number(said.get("storage_driver_start")), {key: find_flag(said.get(key)) for key in said}
    if start == DISABLED or flags.get("deny_all") or flags.get("deny_read"):
        return "blocked"
    if said.get("storage_driver") in ("refused", "blacklisted"):
        return "blocked"
    if flags.get("write_protect") or flags.get("deny_write"):
        return "read_only"
    if said.get("usbguard") == "installed" or flags.get("deny_install"):
        return None  # what it lets pass is not read
    return "free" if start == DEMAND or said.get("storage_driver") == "allowed" else None


def _forwards(said: Values) -> bool | None:
    flags = [
        find_flag(said.get(key)) for key in ("ip_enable_router", "ipv4_forward", "ipv6_forward", "ipv6_forwarding")
    ]
    if any(flags) or find_number(said.get("routing_service_start")) == AUTOMATIC:
        return True
    return None if flags[0] is None and flags[1] is None else False


def _remote_desktop(said: Values) -> bool | None:
    denied = _ruled(said, "deny_connections")
    if denied is None or denied == NOT_SET:
        return None
    flag = find_flag(denied)
    return None if flag is None else not flag


def _firewall(said: Values) -> bool | None:
    flags = []
    for profile in PROFILES:
        text = _ruled(said, profile)
        if text is not None and text != NOT_SET:
            flags.append(find_flag(text))
    if flags:
        return False if False in flags else True if all(flags) else None
    counts = [find_number(said.get(key)) for key in ("nft_rules", "iptables_rules")]
    if find_answer(said.get("ufw_enabled")) or any(counts) or said.get("iptables_input") in ("DROP", "REJECT"):
        return True
    return False if any(count is not None for count in counts) else None
