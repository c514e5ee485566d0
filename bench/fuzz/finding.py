"""What broke: its signature, its file, its words."""

import hashlib
import traceback
from dataclasses import dataclass
from pathlib import Path

_OURS = "/zonewright/"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that broke.

    Attributes:
        target: which reader.
        signature: what makes two findings the same: kind of the error and where in the project it was raised.
        words: traceback or difference.
        octets: the input.
    """

    target: str
    signature: str
    words: str
    octets: bytes


def sign_error(error: BaseException) -> str:
    """Name an error by its kind and the innermost place in the project."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if _OURS in frame.filename] or list(frames)
    if not ours:
        return type(error).__name__
    last = ours[-1]
    place = last.filename.rpartition(_OURS)[2] or last.filename
    words = f" {str(error).partition(chr(10))[0][:60]}" if isinstance(error, AssertionError) else ""
    return f"{type(error).__name__} {place}:{last.name}:{last.lineno}{words}"


def render_error(error: BaseException) -> str:
    """Write an error with its traceback, bounded."""
    return "".join(traceback.format_exception(error, limit=-12))[-6000:]


def save_finding(folder: Path, found: Finding) -> Path:
    """Keep a finding: its octets and its words, under the name of its octets."""
    folder.mkdir(parents=True, exist_ok=True)
    name = f"{found.target}-{hashlib.sha256(found.signature.encode()).hexdigest()[:10]}"
    place = folder / f"{name}.bin"
    place.write_bytes(found.octets)
    (folder / f"{name}.txt").write_text(f"{found.signature}\n\n{found.words}\n", encoding="utf-8")
    return place
