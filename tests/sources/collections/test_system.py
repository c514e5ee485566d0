from tests.sources.collections.machines import ENGLISH, GERMAN, LINUX
from zonewright.model.host import Patch
from zonewright.sources.collections.page import parse_page
from zonewright.sources.collections.system import (
    read_collected_at,
    read_host_name,
    read_last_update,
    read_packages,
    read_patches,
    read_script,
    read_system,
)

XP, SEVEN, DEBIAN = parse_page(GERMAN), parse_page(ENGLISH), parse_page(LINUX)


def test_what_the_instrumentation_tells_stands_before_the_registry() -> None:
    system = read_system(SEVEN)
    assert (system.os, system.os_version) == ("Microsoft Windows 7 Professional", "6.1.7601")
    assert (system.maker, system.model, system.serial) == ("SIEMENS AG", "SIMATIC IPC477D", "SVP-H4711")
    assert (system.installed, system.last_boot) == ("2018-01-05T15:05:12Z", "2027-01-15T05:00:00Z")


def test_a_windows_xp_without_rights_tells_by_the_registry_what_it_is() -> None:
    system = read_system(XP)
    assert (system.os, system.service_pack, system.serial) == ("Microsoft Windows XP", "Service Pack 3", None)
    assert read_host_name(XP) == "LEITSTAND"


def test_what_the_maker_of_a_board_left_unfilled_is_unknown() -> None:
    assert read_system(DEBIAN).serial is None


def test_who_collected_and_when() -> None:
    assert (read_script(SEVEN), read_collected_at(SEVEN)) == ("windows 1", "2027-02-01T06:15:30Z")
    assert (read_script(DEBIAN), read_collected_at(XP)) == ("linux 1", None)


def test_patches_and_packages() -> None:
    patches = read_patches(SEVEN)
    assert patches == (Patch("KB2534111", "2018-01-05"), Patch("KB4012212", "2018-03-20"))
    assert read_last_update(SEVEN, patches) == "2018-03-20"
    assert (read_packages(DEBIAN), read_last_update(DEBIAN, ())) == (3, "2026-12-23T04:26:40Z")
    assert (read_packages(XP), read_last_update(XP, ())) == (None, None)


def test_patches_as_systeminfo_lists_them() -> None:
    text = "zonewright collection 1\n== patches ==\n                           [01]: KB976902\n== end ==\n"
    assert read_patches(parse_page(text)) == (Patch("KB976902"),)
