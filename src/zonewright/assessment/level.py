"""Security levels from verdicts, per foundational requirement, never averaged."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from zonewright.assessment.fact import RequirementRow
from zonewright.model.verdict import Verdict, VerdictValue
from zonewright.model.zone import SlVector

HIGHEST = 4
COUNTS = frozenset({VerdictValue.MET, VerdictValue.COMPENSATED, VerdictValue.NOT_APPLICABLE})
COULD_COUNT = COUNTS | {VerdictValue.NOT_ASSESSED}


@dataclass(frozen=True, slots=True)
class HeldDown:
    """The rows that keep one foundational requirement from its next level.

    Attributes:
        fr: 1..7.
        achieved: rows that do not count, at the level after the achieved one.
        possible: the same for the possible level: only rows that are not met.
        disputed: those among them whose gate sources differ on; they are computed at the adopted gate.
    """

    fr: int
    achieved: tuple[str, ...]
    possible: tuple[str, ...]
    disputed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Levels:
    """What a zone or conduit has, what it could have if every open question were answered well, and why not more."""

    achieved: SlVector
    possible: SlVector
    held_down_by: tuple[HeldDown, ...]


def derive_levels(
    verdicts: Iterable[Verdict], rows: Sequence[RequirementRow], *, sl_target: SlVector | None = None
) -> Levels:
    """Add the verdicts of one subject up to two vectors.

    Per FR, SL(FR) = the greatest L in 0..4 such that every row of the FR with min_sl <= L counts, where met,
    compensated and not applicable count (our rule; it follows the tables of levels of 62443-3-3). For the
    possible level *not assessed* counts too. An FR without a row at SL 4 gives 3 unless `sl_target` asks 4. A row
    without a verdict is not assessed. Gates are the adopted ones, disputed or not.
    """
    values = {verdict.requirement: verdict.verdict for verdict in verdicts}
    vectors: list[list[int]] = [[], []]
    held = []
    for number in range(1, 8):
        mine = [row for row in rows if row.fr == f"FR {number}"]
        most = _highest(mine, asked=sl_target[number - 1] if sl_target is not None else 0)
        pair = [_level(mine, values, counts=counts) for counts in (COUNTS, COULD_COUNT)]
        blocked = [
            _blocking(mine, values, level=level, counts=counts)
            for level, counts in zip(pair, (COUNTS, COULD_COUNT), strict=True)
        ]
        for vector, level in zip(vectors, pair, strict=True):
            vector.append(min(level, most))
        names = {row.id for row in mine if row.disputed}
        disputed = tuple(dict.fromkeys(row for rows_ in blocked for row in rows_ if row in names))
        held.append(HeldDown(number, blocked[0], blocked[1], disputed))
    return Levels(_vector(vectors[0]), _vector(vectors[1]), tuple(held))


def _highest(rows: Sequence[RequirementRow], *, asked: int) -> int:
    has_last = any(row.min_sl == HIGHEST for row in rows)
    return HIGHEST if has_last or asked >= HIGHEST else HIGHEST - 1


def _level(
    rows: Sequence[RequirementRow], values: Mapping[str, VerdictValue], *, counts: frozenset[VerdictValue]
) -> int:
    missing = [row.min_sl for row in rows if values.get(row.id, VerdictValue.NOT_ASSESSED) not in counts]
    return min((gate - 1 for gate in missing), default=HIGHEST)


def _blocking(
    rows: Sequence[RequirementRow],
    values: Mapping[str, VerdictValue],
    *,
    level: int,
    counts: frozenset[VerdictValue],
) -> tuple[str, ...]:
    found = (row for row in rows if values.get(row.id, VerdictValue.NOT_ASSESSED) not in counts)
    return tuple(row.id for row in found if row.min_sl == level + 1)


def _vector(levels: Sequence[int]) -> SlVector:
    one, two, three, four, five, six, seven = levels
    return (one, two, three, four, five, six, seven)
