"""Play one station: `stations.py NAME` starts its servers, then its clients, and stays until it is ended."""

import os
import sys
import threading
import time
import traceback
from collections.abc import Callable
from functools import partial

import office_parts as office

Part = Callable[[], object]


def parts_of(name: str) -> list[Part]:
    """Servers and clients of a station; libraries are imported only where they are used."""
    if name in ("plc-filler", "hmi-filler", "eng-station", "vendor-box", "scada"):
        import s7_parts as s7
    if name in ("plc-filler", "drive-filler", "plc-conveyor", "io-packer", "hmi-packer", "scada"):
        import modbus_parts as modbus
    if name in ("plc-filler", "io-filler"):
        import profinet_parts as profinet
    if name in ("plc-packer", "hmi-packer", "scada"):
        import enip_parts as enip
    if name in ("scada", "historian", "hmi-packer"):
        import opcua_parts as opcua
    if name in ("scada", "hvac"):
        import bacnet_parts as bacnet
    names, pages = office.ask_names, office.read_pages
    match name:
        case "plc-filler":
            return [s7.serve, profinet.control, modbus.drive_filler]
        case "hmi-filler":
            look = partial(profinet_look, 9)
            return [s7.operate_hmi, look, partial(office.ask_neighbours, "10.10.1.20", 12, 4)]
        case "io-filler":
            return [profinet.be_io]
        case "drive-filler":
            return [partial(modbus.serve, name)]
        case "vendor-box":
            return [office.dial_out, s7.service_remotely]
        case "plc-packer":
            return [enip.serve]
        case "plc-conveyor":
            return [partial(modbus.serve, name), modbus.move_packages]
        case "io-packer":
            return [partial(modbus.serve, name)]
        case "hmi-packer":
            return [enip.operate_hmi, modbus.watch_conveyor, opcua.show_line, partial(names, 6, 4, "scada")]
        case "scada":
            polls = [s7.operate_scada, modbus.poll_drive, modbus.poll_conveyor, enip.poll_packer, bacnet.poll_hvac]
            return [opcua.serve, *polls, partial(names, 3, 6, "historian")]
        case "eng-station":
            shell = partial(office.serve_shell, name)
            switch = partial(pages, 130, 8, 3, ("sw-line", 80, "/status"))
            return [
                shell,
                s7.program,
                office.store_program,
                office.ping_switch,
                switch,
                partial(names, 10, 4, "backup"),
            ]
        case "hvac":
            return [bacnet.serve]
        case "sw-line":
            return [partial(office.serve_pages, name, 80)]
        case "historian":
            return [partial(office.serve_pages, name, 80, 8080), opcua.collect, partial(names, 4, 6, "scada")]
        case "backup" | "jump":
            return [partial(office.serve_shell, name)]
        case "dmz-mirror":
            pull = partial(pages, 8, 9, 18, ("historian", 80, "/history"))
            return [partial(office.serve_pages, name, 80), pull]
        case "erp":
            reports = partial(pages, 12, 13, 12, ("dmz-mirror", 80, "/orders"))
            return [reports, partial(pages, 15, 20, 8, ("historian", 8080, "/query"))]
        case "office-pc":
            reports = partial(pages, 20, 15, 10, ("dmz-mirror", 80, "/shift"))
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
