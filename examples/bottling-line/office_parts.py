"""What every network carries besides: names, web pages, SSH, and the vendor's tunnel."""

import http.client
import os
import socket
import struct
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socketserver import TCPServer

import dns.message
import dns.query
from layout import IP, VENDOR_PORTAL
from rhythm import at, beat

WORK = Path(os.environ.get("LINE_WORK", "/tmp/bottling-line"))
MDNS_GROUP = "224.0.0.251"


class Pages(BaseHTTPRequestHandler):
    """A page of readings: as many lines as the path says."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        body = "".join(f"line-speed;{row};{400 + row % 7}\n" for row in range(40)).encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/csv")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words: object) -> None:
        pass


class PageServer(ThreadingHTTPServer):
    """Binds without asking the machine's own name server who it is."""

    def server_bind(self) -> None:
        TCPServer.server_bind(self)
        self.server_name, self.server_port = self.server_address[:2]


def serve_pages(name: str, *numbers: int) -> None:
    servers = [PageServer((IP[name], number), Pages) for number in numbers]
    for server in servers[1:]:
        threading.Thread(target=server.serve_forever, daemon=True).start()
    servers[0].serve_forever()


def read_pages(first_s: float, period_s: float, count: int, where: tuple[str, int, str]) -> None:
    """Fetch one page at each beat, each over a connection of its own."""
    name, number, path = where
    for _ in beat(first_s, period_s, count):
        line = http.client.HTTPConnection(IP[name], number, timeout=10)
        line.request("GET", path, headers={"User-Agent": "report/1.4", "Connection": "close"})
        line.getresponse().read()
        line.close()


def ask_names(first_s: float, count: int, name: str) -> None:
    """Ask the OT name server for one address, again and again."""
    for _ in beat(first_s, 25.0, count):
        dns.query.udp(dns.message.make_query(f"{name}.line.example", "A"), IP["ot-dns"], timeout=5)


def ask_neighbours(own_ip: str, first_s: float, count: int) -> None:
    """mDNS: who offers a printer here?"""
    query = dns.message.make_query("_ipp._tcp.local", "PTR", id=0, flags=0).to_wire()
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        sock.bind((own_ip, 5353))
        sock.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 255)
        for _ in beat(first_s, 40.0, count):
            sock.sendto(query, (MDNS_GROUP, 5353))


# the vendor's tunnel: the message flow and the headers of OpenVPN over UDP, contents random
RESET_CLIENT, RESET_SERVER, CONTROL, ACK, DATA = 7 << 3, 8 << 3, 4 << 3, 5 << 3, (9 << 3)
CLIENT_SESSION, SERVER_SESSION = b"\x5a\x11\x09\x42\xc3\x77\x01\x9e", b"\xb0\x0c\x41\x7d\x22\x98\xfa\x03"
HELLOS, PINGS, BULK = 6, 17, 120


def packet(kind: int, session: bytes, number: int, body: bytes = b"") -> bytes:
    """A control packet without acknowledgements: kind and key, session, empty array, packet number."""
    return bytes((kind,)) + session + b"\0" + struct.pack(">I", number) + body


def data_packet(number: int, size: int) -> bytes:
    return bytes((DATA,)) + b"\0\0\0" + struct.pack(">I", number) + os.urandom(size)


def dial_out() -> None:
    """Vendor box: reset, six hellos, then 17 pings ten seconds apart and 120 data packets while the vendor works."""
    at(4)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.bind((IP["vendor-box"], 1194))
        sock.connect((VENDOR_PORTAL, 1194))
        sock.settimeout(5)
        sock.send(packet(RESET_CLIENT, CLIENT_SESSION, 0))
        sock.recv(2048)
        for turn in range(1, HELLOS + 1):
            sock.send(packet(CONTROL, CLIENT_SESSION, turn, b"\x16\x03\x01" + os.urandom(220)))
            sock.recv(2048)
        bulk = threading.Thread(target=carry, args=(sock,))
        bulk.start()
        for turn in beat(8, 10.0, PINGS):
            sock.send(data_packet(10_000 + turn, 40))
            with_answer(sock)
        bulk.join()


def with_answer(sock: socket.socket) -> None:
    try:
        sock.recv(2048)
    except TimeoutError:
        print("tunnel: no answer")


def carry(sock: socket.socket) -> None:
    for turn in beat(59.5, 0.4, BULK):
        sock.send(data_packet(turn, 160))


def answer_tunnel() -> None:
    """Vendor portal: a packet back for each reset, hello and ping; every third data packet is answered."""
    seen = 0
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.bind((VENDOR_PORTAL, 1194))
        while True:
            message, peer = sock.recvfrom(2048)
            kind, number = message[0], struct.unpack(">I", message[4:8])[0]
            if kind == RESET_CLIENT:
                sock.sendto(packet(RESET_SERVER, SERVER_SESSION, 0), peer)
            elif kind == CONTROL:
                seen += 1
                sock.sendto(packet(CONTROL, SERVER_SESSION, seen, os.urandom(400)), peer)
            elif number >= 10_000:
                sock.sendto(data_packet(number, 40), peer)


def ping_switch() -> None:
    """Engineering station: is the line switch there? Four echo requests."""
    at(125)
    subprocess.run(["ping", "-n", "-c", "4", "-i", "0.5", IP["sw-line"]], check=False, capture_output=True)


# SSH, with the system's own programs
def serve_shell(name: str) -> subprocess.Popen:
    return subprocess.Popen(["/usr/sbin/sshd", "-D", "-e", "-f", str(WORK / f"sshd-{name}.conf")])


def ssh_words(program: str, *words: str) -> list[str]:
    return [program, "-F", str(WORK / "ssh.conf"), *words]


def visit_engineering() -> None:
    """Office PC over the jump host to the engineering station: one session of a few commands."""
    at(40)
    line = "for n in 1 2 3 4 5 6 7 8; do date; head -c 1500 /etc/services; sleep 1; done"
    subprocess.run(ssh_words("ssh", "eng-station", line), check=False, capture_output=True, timeout=90)


def store_program() -> None:
    """Engineering station to the backup server: the program file, after the download."""
    at(110)
    (WORK / "filler.zap").write_bytes(os.urandom(60_000))
    words = ssh_words("scp", str(WORK / "filler.zap"), f"backup:{WORK}/filler.copy")
    done = subprocess.run(words, check=False, capture_output=True, text=True, timeout=60)
    print("scp", done.returncode, done.stderr[-300:])
