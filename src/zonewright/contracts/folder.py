"""Folder: where a survey's documents are published and read back."""

from collections.abc import Mapping
from typing import Protocol


class Folder(Protocol):
    """A place for documents by name.

    Laws:
        all or nothing per document: a reader sees the old bytes or the new ones, never half of them.
        interrupted before the end, `publish` leaves every document that was there as it was, or replaced as a whole.
    """

    def publish(self, documents: Mapping[str, bytes]) -> tuple[str, ...]:
        """Write documents; gives the paths written, in order.

        Raises:
            StoreError: the place cannot be written; says where.
        """
        ...

    def read_document(self, name: str) -> bytes:
        """Give the bytes of a document.

        Raises:
            StoreError: there is none; says where it was looked for.
        """
        ...
