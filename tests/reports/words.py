"""What a reader of a block sees: its rows as words."""

from zonewright.reports.grid import Block, Cell, Row


def cell_words(cell: Cell) -> str:
    """The words of a cell, pieces parted by one blank."""
    return " ".join(part.text for part in cell if part.text)


def rows_of(block: Block, table: int = 0) -> list[list[str]]:
    """The rows of one table of a block as words."""
    return [[cell_words(cell) for cell in row.cells] for row in block.tables[table].rows]


def row_of(block: Block, identifier: str) -> list[str]:
    """The row that links point at by this id."""
    return [cell_words(cell) for cell in find_row(block, identifier).cells]


def find_row(block: Block, identifier: str) -> Row:
    """The row of an id; exactly one has it."""
    (row,) = [row for table in block.tables for row in table.rows if row.id == identifier]
    return row


def even(block: Block) -> bool:
    """Whether every row has as many cells as its table has columns."""
    return all(len(row.cells) == len(table.columns) for table in block.tables for row in table.rows)
