"""Build the bottling line in namespaces, let it run for three minutes, capture its mirror ports.

Run as root on Linux: `python make.py OUT [--pace 1.0]`. Nothing leaves the namespaces; they are
removed at the end, after a failure too.
"""

import argparse
import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import inventory
import merge
import network
from layout import IP, SENSORS, STATIONS
from network import PREFIX, SWITCH
from rhythm import LENGTH_S

HERE = Path(__file__).parent
WARM_UP_S = 14
running: list[subprocess.Popen] = []


def start(name: str, *words: str, log: Path, **environment: str) -> None:
    """Start a program in a namespace, in a process group of its own."""
    with log.open("ab") as out:
        process = subprocess.Popen(
            ["ip", "netns", "exec", name, *words],
            stdout=out,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            env={**os.environ, **environment},
        )
    running.append(process)


def stop_all() -> None:
    for process in running:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
    time.sleep(1)
    network.remove()


def start_captures(work: Path) -> list[tuple[str, str, Path]]:
    """One tcpdump a mirrored switch port, what comes in from the station only: each frame once a segment."""
    mirrored = {segment for segments in SENSORS.values() for segment in segments}
    files = []
    for port, segment, station in network.ports():
        if segment in mirrored:
            path = work / f"{segment}.{station}.pcap"
            words = f"tcpdump -i {port} -Q in -n -U -s 0 -B 4096 --time-stamp-precision=nano -w {path}".split()
            start(SWITCH, *words, log=work / "tcpdump.log")
            files.append((segment, station, path))
    return files


def start_lldp(work: Path) -> None:
    """One real lldpd a station that announces itself, each with its own socket and name."""
    for box in STATIONS:
        if not box.lldp:
            continue
        cards = ",".join(network.card_name(box, card.segment) for card in box.cards if card.segment != "internet")
        control = work / f"lldpd-{box.name}.socket"
        settings = work / f"lldpd-{box.name}.conf"
        lines = [f"configure system hostname {box.name}", "configure lldp tx-interval 15"]
        if box.name == "sw-line":
            lines.append("configure system capabilities enabled bridge")
        settings.write_text("\n".join(lines) + "\n")
        words = ["lldpd", "-d", "-k", "-i", "-u", str(control), "-I", cards, "-C", cards.split(",")[0]]
        words += ["-S", box.lldp, "-O", str(settings), "-L", shutil.which("lldpcli") or "/usr/sbin/lldpcli"]
        start(PREFIX + box.name, *words, log=work / "lldpd.log")


def start_names(work: Path) -> None:
    """The OT name server knows every station that has an address."""
    hosts = work / "hosts"
    hosts.write_text("".join(f"{ip} {name}.line.example\n" for name, ip in IP.items() if ip))
    words = ["dnsmasq", "-k", "--no-resolv", "--no-hosts", "--user=root", "--conf-file=/dev/null"]
    words += [f"--addn-hosts={hosts}"]
    words += [f"--listen-address={IP['ot-dns']}", "--bind-interfaces", f"--pid-file={work / 'dnsmasq.pid'}"]
    start(PREFIX + "ot-dns", *words, log=work / "dnsmasq.log")


def write_shell_settings(work: Path) -> None:
    """Keys and settings of the SSH servers and of the client, all in the work folder."""
    Path("/run/sshd").mkdir(exist_ok=True)
    for key in ("host_key", "user_key"):
        network.run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "bottling-line", "-f", str(work / key))
    shutil.copy(work / "user_key.pub", work / "authorized_keys")
    for name in ("jump", "backup", "eng-station"):
        lines = [f"ListenAddress {IP[name]}", f"HostKey {work}/host_key", f"AuthorizedKeysFile {work}/authorized_keys"]
        lines += ["PermitRootLogin yes", "StrictModes no", "UsePAM no", f"PidFile {work}/sshd-{name}.pid"]
        lines += ["AllowTcpForwarding yes", "Subsystem sftp internal-sftp"]
        (work / f"sshd-{name}.conf").write_text("\n".join(lines) + "\n")
    lines = ["Host *", "  User root", f"  IdentityFile {work}/user_key", "  IdentitiesOnly yes", "  BatchMode yes"]
    lines += ["  StrictHostKeyChecking no", f"  UserKnownHostsFile {work}/known_hosts", "  LogLevel ERROR"]
    for name in ("jump", "backup", "eng-station"):
        lines += [f"Host {name}", f"  HostName {IP[name]}"]
    # the way over the jump host is for the office only; ssh.conf is read inside the namespaces
    lines += ["Host eng-station", "  ProxyJump jump"]
    (work / "ssh.conf").write_text("\n".join(lines) + "\n")


def play(work: Path, pace: float) -> list[tuple[str, str, Path]]:
    """Wire, capture, let every station act, and give the capture files."""
    network.build()
    write_shell_settings(work)
    files = start_captures(work)
    time.sleep(3)
    network.connect()
    start_names(work)
    begin = time.time() + WARM_UP_S
    for box in STATIONS:
        words = (sys.executable, str(HERE / "stations.py"), box.name)
        rhythm = {"LINE_START": f"{begin:.3f}", "LINE_PACE": str(pace), "LINE_WORK": str(work)}
        log = work / f"station-{box.name}.log"
        start(PREFIX + box.name, *words, log=log, PYTHONDONTWRITEBYTECODE="1", **rhythm)
    time.sleep(WARM_UP_S / 2)
    start_lldp(work)
    time.sleep(max(0.0, begin - time.time()) + LENGTH_S * pace + 3)
    return files


def keep(files: list[tuple[str, str, Path]], out: Path) -> None:
    """Write the two captures and the two firewalls' rules as they stand."""
    for sensor, segments in SENSORS.items():
        ports = [(path, segments.index(segment)) for segment, _station, path in files if segment in segments]
        frames = merge.collect(ports)
        if sensor == "mirror-cells":
            (out / f"{sensor}.pcapng").write_bytes(merge.render_pcapng(segments, frames, sensor))
        else:
            (out / f"{sensor}.pcap.gz").write_bytes(merge.squeeze(merge.render_pcap(frames)))
        print(f"{sensor}: {len(frames)} packets")
    for name in ("fw-cell", "fw-dmz"):
        (out / f"{name}.nft").write_text(network.inside(name, "nft", "list", "ruleset"))


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("out", type=Path)
    arguments.add_argument("--pace", type=float, default=1.0, help="1 is real time; 0.2 is for trying things out")
    arguments.add_argument("--work", type=Path, default=Path("/tmp/bottling-line"))
    given = arguments.parse_args()
    if os.geteuid():
        raise SystemExit("make.py needs root: it makes network namespaces")
    shutil.rmtree(given.work, ignore_errors=True)
    given.work.mkdir(parents=True)
    given.out.mkdir(parents=True, exist_ok=True)
    network.remove()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("ended"))  # the stations are ended then, too
    try:
        files = play(given.work, given.pace)
        for process in running[: len(files)]:  # the captures were started first
            os.killpg(process.pid, signal.SIGINT)
        time.sleep(2)
        keep(files, given.out)
        inventory.write(given.out / "inventory.xlsx")
    finally:
        stop_all()


if __name__ == "__main__":
    main()
