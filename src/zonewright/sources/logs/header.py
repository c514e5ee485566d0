"""The header lines of a tab-separated log: what its columns are called, and how absent values are written."""

import re
from dataclasses import dataclass, replace

ESCAPED = re.compile(r"\\x([0-9a-fA-F]{2})")
MOST_FIELDS = 1000


@dataclass(frozen=True, slots=True)
class Header:
    """What the header lines before a row said; those that are not there keep what sensors usually write.

    Attributes:
        path: name of the log, such as `conn`; empty while no line told it.
        fields: names of the columns; empty while no line told them.
    """

    separator: str = "\t"
    set_separator: str = ","
    empty: str = "(empty)"
    unset: str = "-"
    path: str = ""
    fields: tuple[str, ...] = ()

    def call(self, path: str) -> "Header":
        """Give the same header for a log of another name."""
        return replace(self, path=path)

    def read_line(self, line: str) -> "Header":
        """Give the header as it stands after one more header line; a line that says nothing known changes nothing."""
        if line.startswith("#separator"):
            return Header(separator=unescape(line[len("#separator") :].strip(" ")) or "\t")
        name, _, rest = line[1:].partition(self.separator)
        match name:
            case "set_separator":
                return replace(self, set_separator=unescape(rest))
            case "empty_field":
                return replace(self, empty=unescape(rest))
            case "unset_field":
                return replace(self, unset=unescape(rest))
            case "path":
                return replace(self, path=rest.strip())
            case "fields":
                return replace(self, fields=tuple(rest.split(self.separator))[:MOST_FIELDS])
            case _:
                return self


def unescape(text: str) -> str:
    r"""Turn `\x09` and its like into what they stand for; several that make up one letter become that letter."""
    if "\\x" not in text:
        return text
    octets = ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    try:
        return octets.encode("latin-1").decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return octets
