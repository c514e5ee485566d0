from tests.sources.collections.machines import ENGLISH, GERMAN, LINUX
from zonewright.catalogs.wellknown import get_remote_tools
from zonewright.model.host import Daemon, Program, Reach, Share
from zonewright.sources.collections.page import parse_page
from zonewright.sources.collections.program import (
    derive_remote_tools,
    read_daemons,
    read_processes,
    read_programs,
    read_shares,
)

TOOLS = get_remote_tools()


def test_background_programs_by_instrumentation_by_sc_and_by_systemd() -> None:
    assert read_daemons(parse_page(ENGLISH))[0] == Daemon("TeamViewer", "Running", "Auto", "LocalSystem")
    assert read_daemons(parse_page(GERMAN)) == (
        Daemon("Spooler", "STOPPED"),
        Daemon("winvnc", "RUNNING", "AUTO_START", "LocalSystem"),
    )
    assert read_daemons(parse_page(LINUX))[0] == Daemon("cups", "dead", "disabled")


def test_what_runs_has_a_number() -> None:
    assert read_processes(parse_page(GERMAN)) == {0: "Leerlaufprozess", 604: "winvnc.exe"}
    assert read_processes(parse_page(LINUX))[712] == "openvpn"


def test_what_is_installed() -> None:
    assert read_programs(parse_page(ENGLISH)) == (
        Program("SIMATIC WinCC Runtime Advanced", "13.0.0"),
        Program("TeamViewer 11", "11.0.258", "TeamViewer"),
    )
    assert Program("zlib1g", "1:1.2.13") in read_programs(parse_page(LINUX))


def test_folders_that_others_can_open() -> None:
    assert read_shares(parse_page(ENGLISH)) == (Share("Recipes", "C:\\Recipes"),)
    assert read_shares(parse_page(LINUX)) == (Share("nfs /srv/recipes", "/srv/recipes"),)


def test_a_remote_tool_is_told_by_what_runs_starts_or_is_installed() -> None:
    (tool,) = derive_remote_tools(
        TOOLS, processes=["TeamViewer.exe"], daemons=[], programs=[Program("TeamViewer 11", "11.0")]
    )
    assert (tool.name, tool.reach, tool.running) == ("TeamViewer", Reach.OUTSIDE, True)
    assert tool.shown_by == ("program TeamViewer 11 11.0", "process teamviewer")


def test_what_did_not_run_and_what_nobody_could_see_running_are_two_things() -> None:
    programs = [Program("UltraVNC", None)]
    assert [
        derive_remote_tools(TOOLS, processes=processes, daemons=[], programs=programs)[0].running
        for processes in (["sshd_agent"], None)
    ] == [False, None]
    assert derive_remote_tools(TOOLS, processes=["explorer"], daemons=[Daemon("Spooler")], programs=[]) == ()
    assert derive_remote_tools((), processes=["teamviewer"], daemons=[], programs=[]) == ()
