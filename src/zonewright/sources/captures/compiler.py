"""How the walker's kernels are compiled."""

from typing import Any

import numba

_JIT: Any = numba.njit
_SETTINGS: Any = numba.config


def compiled(function: Any) -> Any:
    """Compile a kernel of the walker: no Python objects, no lock on the interpreter, and no counting of references.

    The arrays belong to the Python side for as long as a kernel runs and no kernel makes one, so the counting that
    `_nrt` turns off would guard nothing; it costs a third of the walk.
    """
    return _JIT(nogil=True, error_model="numpy", _nrt=False)(function)


def entry(function: Any) -> Any:
    """Compile an entry kernel, and keep it where `load_walker` said."""
    keeps = bool(_SETTINGS.CACHE_DIR)
    return _JIT(nogil=True, error_model="numpy", _nrt=False, cache=keeps)(function)
