"""The machine and its system: what it is called, what it runs, how current it is."""

from zonewright.model.host import HostSystem, Patch
from zonewright.sources.collections.moment import find_moment
from zonewright.sources.collections.page import Page
from zonewright.sources.collections.value import find_number, find_told

PATCH_WORDS = ("KB",)


def read_host_name(page: Page) -> str | None:
    """Give what the machine is called."""
    return find_told(page.find_value("system", "host_name"))


def read_collected_at(page: Page) -> str | None:
    """Give when the script ran, by the machine's clock."""
    return find_moment(page.find_value("collection", "time", "localdatetime"))


def read_script(page: Page) -> str:
    """Give the script and its version."""
    page.find_value("collection", "codepage")
    page.find_value("collection", "powershell")
    words = (page.find_value("collection", "script"), page.find_value("collection", "version"))
    return " ".join(word for word in words if word) or "unknown"


def read_system(page: Page) -> HostSystem:
    """Read the machine and its operating system; what its maker left unfilled is unknown."""

    def told(*keys: str) -> str | None:
        return find_told(page.find_value("system", *keys))

    return HostSystem(
        os=told("caption", "os"),
        os_version=told("version", "os_version"),
        build=told("build"),
        service_pack=told("csdversion", "service_pack"),
        kernel=told("kernel"),
        architecture=told("architecture"),
        maker=told("manufacturer", "maker"),
        model=told("model"),
        serial=told("serialnumber", "serial"),
        domain=told("domain"),
        installed=find_moment(told("installed", "installdate", "installed_hex", "installed_epoch")),
        last_boot=find_moment(told("last_boot", "lastbootuptime", "booted_epoch")),
    )


def read_patches(page: Page) -> tuple[Patch, ...]:
    """Read the corrections of the system that are installed."""
    found: dict[str, str | None] = {}
    page.use_keys("patches", frozenset({"hotfixid", "installedon"}))
    for record in page.iter_records("patches", "hotfixid"):
        name = record.get("name") or record.get("hotfixid") or ""
        if name:
            found.setdefault(name, find_moment(record.get("installed") or record.get("installedon")))
    for one in page.iter_raw("patches"):
        name = next((word for word in one.text.split() if word.startswith(PATCH_WORDS)), "")
        if name:
            page.ledger.use(one.line)
            found.setdefault(name, None)
    return tuple(Patch(name, found[name]) for name in sorted(found))


def read_packages(page: Page) -> int | None:
    """Give how many packages of a distribution are installed."""
    page.find_value("patches", "package_tool")
    page.find_value("patches", "kernel")
    return find_number(page.find_value("patches", "packages"))


def read_last_update(page: Page, patches: tuple[Patch, ...]) -> str | None:
    """Give when a package or patch was last installed."""
    told = find_moment(page.find_value("patches", "last_update_epoch"))
    return told or max((one.installed for one in patches if one.installed), default=None)
