"""Rows of 62443-3-3, as much of them as a verdict needs."""

from dataclasses import dataclass

from zonewright.model.identifier import Id


@dataclass(frozen=True)
class SmallRow:
    id: str
    fr: str
    min_sl: int
    title: str = "Something asked"
    disputed: bool = False
    applies_if: str | None = None

    @property
    def catalog_id(self) -> Id:
        return Id(f"catalog:62443-3-3/2013#{self.id}")
