"""Steps through the binary encoding of OPC UA; bytes that are not there end the walk by one named error."""

_NODE_SIZES = {0: 2, 1: 4, 2: 7, 4: 19}


class ShortError(Exception):
    """Fewer bytes are there than the message promises, or they are none of this encoding."""


class Cursor:
    """A place in a message."""

    def __init__(self, octets: bytes, at: int) -> None:
        """Begin at a place."""
        self._octets = octets
        self._at = at

    def take(self, size: int) -> bytes:
        """Give the next bytes."""
        taken = self._octets[self._at : self._at + size]
        if size < 0 or len(taken) < size:
            raise ShortError
        self._at += size
        return taken

    def skip(self, size: int) -> None:
        """Step over bytes."""
        self.take(size)

    def take_number(self, width: int) -> int:
        """Give an unsigned number; 0 for the length of an array that is not there."""
        number = int.from_bytes(self.take(width), "little")
        return 0 if width == 4 and number == 0xFFFFFFFF else number

    def take_string(self) -> bytes:
        """Give a string or byte string with its length before it."""
        return self.take(self.take_number(4))

    def take_node_number(self) -> int:
        """Give the number of a node of namespace 0; 0 for any other node."""
        form = self._octets[self._at] if self._at < len(self._octets) else 0
        node = self.take(_NODE_SIZES.get(form, -1))
        if form == 1 and node[1] == 0:
            return int.from_bytes(node[2:], "little")
        return int.from_bytes(node[3:], "little") if form == 2 and not any(node[1:3]) else 0

    def skip_node(self) -> None:
        """Step over a node: a number, a string, a GUID or bytes."""
        form = self._octets[self._at] if self._at < len(self._octets) else -1
        if form in _NODE_SIZES:
            self.skip(_NODE_SIZES[form])
        elif form in {3, 5}:
            self.skip(3)
            self.take_string()
        else:
            raise ShortError

    def skip_extension(self) -> None:
        """Step over an extension object."""
        self.skip_node()
        if self.take_number(1):
            self.take_string()

    def skip_request_header(self) -> None:
        """Step over token, time, handle, diagnostics, audit entry, time-out and extension."""
        self.skip_node()
        self.skip(16)
        self.take_string()
        self.skip(4)
        self.skip_extension()

    def skip_response_header(self) -> None:
        """Step over time, handle, result, diagnostics, table of strings and extension."""
        self.skip(16)
        if self.take_number(1):
            raise ShortError  # diagnostics of the service: such an answer carries no identity
        for _ in range(min(self.take_number(4), 64)):
            self.take_string()
        self.skip_extension()
