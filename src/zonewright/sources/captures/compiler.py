"""How the walker's kernels are compiled."""

from functools import partial
from typing import Any

import numba

_JIT: Any = numba.njit
_SETTINGS: Any = numba.config


def compiled(function: Any = None, *, is_entry: bool = False) -> Any:
    """Compile a kernel of the walker; an entry is kept between runs where `kernel_cache.load_walker` said.

    No Python objects, no lock on the interpreter, and no counting of references: the arrays belong to the Python side
    for as long as a kernel runs and no kernel makes one, so the counting that `_nrt` turns off would guard nothing. It
    costs a third of the walk.
    """
    if function is None:
        return partial(compiled, is_entry=is_entry)
    keeps = is_entry and bool(_SETTINGS.CACHE_DIR)
    return _JIT(nogil=True, error_model="numpy", _nrt=False, cache=keeps)(function)
