"""Reads the greeting and system of a server, the name of a user, and which file is moved."""

from zonewright.protocols.room import Sighted
from zonewright.protocols.text import clean_text, stated

_MOVES = {
    b"STOR": "stores a file", b"RETR": "fetches a file", b"APPE": "appends to a file", b"DELE": "deletes a file",
    b"STOU": "stores a file", b"RNTO": "renames a file",
}  # fmt: skip


def read(pdu: bytes) -> tuple[Sighted, ...]:
    """Read one line, as far as its bytes reach."""
    word, said = pdu[:4].upper(), clean_text(pdu[4:].split(b"\n", 1)[0])
    if pdu[:3] in {b"220", b"215"} and said:
        return (Sighted("ftp_server", {"description": f"FTP: {said}"[:200].strip()}),)
    if word == b"USER" and said:
        return (Sighted("ftp_client", {"user": said}),)
    if word in _MOVES:
        return (Sighted("ftp_transfer", stated(program=said, description=f"{_MOVES[word]} by FTP")),)
    return ()
