"""Reads the header lines of the first message: the host asked for, the programs of both ends, realm and title."""

import re

from zonewright.protocols.room import Sighted
from zonewright.protocols.text import clean_text, stated

_TITLE = re.compile(rb"<title[^>]{0,80}>([^<]{1,300})", re.IGNORECASE)
_REALM = re.compile(rb'\brealm="?([^",\r\n]{1,200})', re.IGNORECASE)
_WINDOWS = re.compile(r"Windows NT (\d+\.\d)")
_NAMES = {
    "5.0": "Windows 2000",
    "5.1": "Windows XP",
    "5.2": "Windows Server 2003",
    "6.0": "Windows Vista",
    "6.1": "Windows 7",
    "6.2": "Windows 8",
    "6.3": "Windows 8.1",
    "10.0": "Windows 10 or later",
}
_SYSTEMS = ("Windows CE", "Android", "iPhone", "iPad", "Mac OS X", "CrOS", "QNX", "VxWorks", "FreeBSD", "Linux")
_FIRST_ANSWER = b"HTTP/1."


def read(pdu: bytes) -> tuple[Sighted, ...]:
    """Read one message, as far as its bytes reach; secrets and paths are left alone."""
    head, _, body = pdu.partition(b"\r\n\r\n")
    lines = head.split(b"\r\n")
    headers: dict[bytes, bytes] = {}
    for line in lines[1:]:
        name, _, value = line.partition(b":")
        headers.setdefault(name.strip().lower(), value.strip())
    if head.startswith(_FIRST_ANSWER):
        fields = _read_answer(headers, body)
        return (Sighted("http_server", fields),) if fields else ()
    agent = clean_text(headers.get(b"user-agent", b""))
    host = headers.get(b"host", b"") or _authority_of(lines[0])
    fields = stated(
        software=agent,
        operating_system=_read_system(agent),
        asked_for=_without_port(clean_text(host)),
    )
    return (Sighted("http_client", fields),) if fields else ()


def _read_answer(headers: dict[bytes, bytes], body: bytes) -> dict[str, str]:
    """Read what a server says of itself; of the challenge only the words that people see."""
    software = clean_text(headers.get(b"server", b""))
    realm = _REALM.search(headers.get(b"www-authenticate", b""))
    plain = b"content-encoding" not in headers
    title = _TITLE.search(body) if plain else None
    return stated(
        software=software,
        operating_system=_read_system(software),
        description=clean_text(realm[1]) if realm else "",
        title=clean_text(title[1]) if title else "",
    )


def _read_system(words: str) -> str:
    """Give the operating system that the words of a program name."""
    windows = _WINDOWS.search(words)
    if windows:
        return _NAMES.get(windows[1], f"Windows NT {windows[1]}")
    return next((name for name in _SYSTEMS if name in words), "")


def _authority_of(line: bytes) -> bytes:
    """Give the host of `CONNECT host:port` and of a whole address in the first line; nothing else of it."""
    words = line.split(b" ")
    if len(words) < 2:
        return b""
    if words[0] == b"CONNECT":
        return words[1]
    scheme, found, rest = words[1].partition(b"://")
    return rest.split(b"/")[0].rpartition(b"@")[2] if found and scheme.isalpha() else b""


def _without_port(host: str) -> str:
    """Take the port off a host."""
    name, _, port = host.rpartition(":")
    return name if name and port.isdigit() else host
