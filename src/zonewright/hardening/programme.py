"""A linear programme with whole-number columns, solved the same way on every machine."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import highspy
import numpy as np

NODE_LIMIT = 20_000
TOLERANCE = 1e-9
OPTIONS: Mapping[str, bool | int | float] = {
    "output_flag": False,
    "threads": 1,
    "random_seed": 0,
    "mip_rel_gap": 0.0,
    "mip_abs_gap": TOLERANCE,
    "mip_feasibility_tolerance": TOLERANCE,
    "primal_feasibility_tolerance": TOLERANCE,
    "mip_max_nodes": NODE_LIMIT,
}


@dataclass(frozen=True, slots=True)
class Row:
    """low <= sum of value x column <= high."""

    terms: tuple[tuple[int, float], ...]
    low: float = -highspy.kHighsInf
    high: float = highspy.kHighsInf


@dataclass(frozen=True, slots=True)
class Solution:
    """What the solver found.

    Attributes:
        values: one per column.
        bound: no solution is cheaper.
        proven: whether the found one is the cheapest.
    """

    values: tuple[float, ...]
    bound: float
    proven: bool


@dataclass(slots=True)
class Programme:
    """Columns between 0 and 1, and rows over them."""

    whole: list[bool] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)

    def add_column(self, *, whole: bool = False) -> int:
        """Add a column; gives its number."""
        self.whole.append(whole)
        return len(self.whole) - 1

    def add_row(self, row: Row) -> None:
        """Add a row that always holds."""
        self.rows.append(row)

    def find_cheapest(self, costs: Mapping[int, float], *, also: Sequence[Row] = ()) -> Solution | None:
        """Minimise a sum of columns, with some rows more; `None` when nothing was found within the node limit."""
        solver = highspy.Highs()  # type: ignore[no-untyped-call]
        for name, value in OPTIONS.items():
            solver.setOptionValue(name, value)
        solver.passModel(self._model(costs, (*self.rows, *also)))
        solver.run()
        solved = solver.getInfo()
        if solved.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
            return None
        proven = solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
        values = tuple(float(value) for value in solver.getSolution().col_value)
        return Solution(values, float(solved.mip_dual_bound), proven)

    def _model(self, costs: Mapping[int, float], rows: Sequence[Row]) -> highspy.HighsLp:
        model = highspy.HighsLp()
        width = len(self.whole)
        model.num_col_, model.num_row_ = width, len(rows)
        model.col_cost_ = np.array([costs.get(column, 0.0) for column in range(width)])
        model.col_lower_, model.col_upper_ = np.zeros(width), np.ones(width)
        model.row_lower_ = np.array([row.low for row in rows], dtype=float)
        model.row_upper_ = np.array([row.high for row in rows], dtype=float)
        model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        model.a_matrix_.start_ = np.cumsum([0, *(len(row.terms) for row in rows)])
        model.a_matrix_.index_ = np.array([column for row in rows for column, _ in row.terms], dtype=int)
        model.a_matrix_.value_ = np.array([value for row in rows for _, value in row.terms], dtype=float)
        kinds = highspy.HighsVarType
        model.integrality_ = [kinds.kInteger if whole else kinds.kContinuous for whole in self.whole]
        return model
