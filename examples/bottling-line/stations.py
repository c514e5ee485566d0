"""Play one station: `stations.py NAME` starts its servers, then its clients, and stays until it is ended."""

import importlib
import os
import sys
import threading
import time
import traceback
from collections.abc import Callable
from functools import partial
from types import ModuleType

import office_parts as office

Part = Callable[[], object]


def parts_of(name: str) -> list[Part]:
    """Servers and clients of a station; libraries are imported only where they are used."""
    for segment in (filler_parts, packer_parts, supervision_parts, server_parts, office_parts):
        parts = segment(name)
        if parts:
            return parts
    return []


def library(name: str) -> ModuleType:
    """The part of the play that speaks one protocol."""
    return importlib.import_module(f"{name}_parts")


def filler_parts(name: str) -> list[Part]:
    match name:
        case "plc-filler":
            return [library("s7").serve, library("profinet").control, library("modbus").drive_filler]
        case "hmi-filler":
            look = partial(profinet_look, 9)
            return [library("s7").operate_hmi, look, partial(office.ask_neighbours, "10.10.1.20", 12, 4)]
        case "io-filler":
            return [library("profinet").be_io]
        case "drive-filler":
            return [partial(library("modbus").serve, name)]
        case "vendor-box":
            return [office.dial_out, library("s7").service_remotely]
    return []


def packer_parts(name: str) -> list[Part]:
    match name:
        case "plc-packer":
            return [library("enip").serve]
        case "plc-conveyor":
            return [partial(library("modbus").serve, name), library("modbus").move_packages]
        case "io-packer":
            return [partial(library("modbus").serve, name)]
        case "hmi-packer":
            watch = [library("enip").operate_hmi, library("modbus").watch_conveyor, library("opcua").show_line]
            return [*watch, partial(office.ask_names, 6, 4, "scada")]
    return []


def supervision_parts(name: str) -> list[Part]:
    match name:
        case "scada":
            modbus, polls = library("modbus"), [library("s7").operate_scada]
            polls += [modbus.poll_drive, modbus.poll_conveyor, library("enip").poll_packer, library("bacnet").poll_hvac]
            return [library("opcua").serve, *polls, partial(office.ask_names, 3, 6, "historian")]
        case "eng-station":
            switch = partial(office.read_pages, 130, 8, 3, ("sw-line", 80, "/status"))
            work = [library("s7").program, office.store_program, office.ping_switch, switch]
            return [partial(office.serve_shell, name), *work, partial(office.ask_names, 10, 4, "backup")]
        case "hvac":
            return [library("bacnet").serve]
        case "sw-line":
            return [partial(office.serve_pages, name, 80)]
    return []


def server_parts(name: str) -> list[Part]:
    match name:
        case "historian":
            collect = library("opcua").collect
            return [partial(office.serve_pages, name, 80, 8080), collect, partial(office.ask_names, 4, 6, "scada")]
        case "backup" | "jump":
            return [partial(office.serve_shell, name)]
        case "dmz-mirror":
            pull = partial(office.read_pages, 8, 9, 18, ("historian", 80, "/history"))
            return [partial(office.serve_pages, name, 80), pull]
    return []


def office_parts(name: str) -> list[Part]:
    match name:
        case "erp":
            reports = partial(office.read_pages, 12, 13, 12, ("dmz-mirror", 80, "/orders"))
            return [reports, partial(office.read_pages, 15, 20, 8, ("historian", 8080, "/query"))]
        case "office-pc":
            reports = partial(office.read_pages, 20, 15, 10, ("dmz-mirror", 80, "/shift"))
            return [office.visit_engineering, reports, partial(office.ask_neighbours, "10.20.0.15", 14, 4)]
        case "vendor-portal":
            return [office.answer_tunnel]
    return []


def profinet_look(when_s: float) -> None:
    """The filler HMI looks once for everything that speaks PROFINET in its cell."""
    import profinet_parts as profinet

    profinet.identify("hmi-filler", when_s, 0x0300_0001, None)


def play(name: str, part: Part) -> None:
    label = getattr(part, "__name__", None) or part.func.__name__
    try:
        part()
        print(f"{name} {label}: done", flush=True)
    except Exception:
        print(f"{name} {label}: FAILED\n{traceback.format_exc()}", flush=True)


def main(name: str) -> None:
    for part in parts_of(name):
        threading.Thread(target=play, args=(name, part), daemon=True).start()
    print(f"{name} ready", os.getpid(), flush=True)
    while True:
        time.sleep(3600)


if __name__ == "__main__":
    main(sys.argv[1])
