"""Nouns as JSON text and back: equal nouns of one kind are equal text, on every store."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, get_origin

import msgspec

from zonewright.errors import StoreError
from zonewright.model.workspace.entry import Entry

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
OTHER_VERSION = "read it with the version of zonewright that wrote it, or put back a backup of the workspace"


class Codec:
    """Writes and reads the nouns of the kinds that a store was made for, and entries of the log."""

    def __init__(self, kinds: Mapping[str, type]) -> None:
        self.kinds = kinds
        self._encoder = msgspec.json.Encoder(order="deterministic")
        self._entries = msgspec.json.Decoder(Entry)
        self._decoders: dict[str, msgspec.json.Decoder[Any]] = {}

    def refuse_unknown(self, kind: str) -> None:
        """Let only kinds pass that the store was made for.

        Raises:
            StoreError: it is another.
        """
        if kind not in self.kinds:
            raise StoreError(f"this store keeps no {kind}", hint=f"it keeps {', '.join(sorted(self.kinds))}")

    def encode(self, kind: str, record: Any) -> str:
        """Write a noun.

        Raises:
            StoreError: it is not of this kind, has an id that cannot be kept, or holds what JSON cannot.
        """
        noun = get_origin(self.kinds[kind]) or self.kinds[kind]
        if isinstance(noun, type) and not isinstance(record, noun):
            raise StoreError(f"{kind} are kept as {noun.__name__}, not as {type(record).__name__}")
        _refuse_bad_id(kind, record.id)
        return self._encode(f"{record.id} of {kind}", record)

    def decode(self, kind: str, body: str) -> Any:
        """Read a noun back.

        Raises:
            StoreError: the text does not fit the noun.
        """
        decoder = self._decoders.get(kind)
        if decoder is None:
            decoder = self._decoders.setdefault(kind, msgspec.json.Decoder(self.kinds[kind]))
        try:
            return decoder.decode(body)
        except (msgspec.MsgspecError, ValueError) as failure:
            raise StoreError(f"a record of {kind} cannot be read: {failure}", hint=OTHER_VERSION) from failure

    def is_written(self, kind: str, body: str | None, *, record: tuple[str | None, Any]) -> bool:
        """Tell whether a kept text means this record, which is given as its text and noun; `None` is no record."""
        mine, noun = record
        if body == mine or body is None or mine is None:
            return body == mine
        try:
            return bool(self.decode(kind, body) == noun)
        except StoreError:  # it is of another version: it is to be replaced
            return False

    def encode_entry(self, entry: Entry) -> str:
        """Write an entry of the log.

        Raises:
            StoreError: it holds what JSON cannot.
        """
        return self._encode("the entry of the log", entry)

    def decode_entry(self, body: str) -> Entry:
        """Read an entry of the log back.

        Raises:
            StoreError: the text does not fit.
        """
        try:
            return self._entries.decode(body)
        except (msgspec.MsgspecError, ValueError) as failure:
            raise StoreError(f"an entry of the log cannot be read: {failure}", hint=OTHER_VERSION) from failure

    def _encode(self, what: str, noun: Any) -> str:
        try:
            return self._encoder.encode(noun).decode("utf-8")
        except (msgspec.MsgspecError, TypeError, ValueError, OverflowError) as failure:
            raise StoreError(f"{what} cannot be written: {failure}") from failure


def find_name(body: str | None) -> str | None:
    """Give the name that a written noun has for people, whatever its kind."""
    try:
        name = msgspec.json.decode(body or "{}").get("name")
    except (msgspec.MsgspecError, ValueError, AttributeError):
        return None
    return str(name) if name else None


def to_microseconds(moment: datetime) -> int:
    """Give a moment as microseconds since 1970, UTC.

    Raises:
        StoreError: it does not say its offset from UTC.
    """
    if moment.tzinfo is None:
        raise StoreError(f"the moment {moment.isoformat()} has no offset from UTC", hint="write it as ...T08:00:00Z")
    return (moment - EPOCH) // timedelta(microseconds=1)


def to_moment(microseconds: int) -> datetime:
    """Give microseconds since 1970 as a moment, UTC."""
    return EPOCH + timedelta(microseconds=microseconds)


def _refuse_bad_id(kind: str, identifier: str) -> None:
    if not identifier or "\0" in identifier:
        raise StoreError(f"{identifier!r} of {kind} cannot be kept: an id has a character, and none of them is NUL")
