"""How compiled code reaches a counter: by the address of its machine code.

Every counter is compiled and kept on its own. The walker calls it through a table of addresses, so that it need not be
compiled anew, together with all of them, wherever a PDU is counted.
"""

from collections.abc import Sequence
from typing import Any

import numba
import numpy as np
from numba import types
from numba.core import cgutils
from numba.extending import intrinsic

OCTETS, MARKS = types.Array(types.uint8, 1, "C"), types.Array(types.int64, 1, "C")
COUNTS = types.int64(OCTETS, types.int64, types.int64, types.int64, MARKS)
"""The type of every counter: `count(octets, start, end, from_server, marks)`."""

_JIT: Any = numba.njit
_if_unlikely: Any = cgutils.if_unlikely
_SETTINGS: Any = numba.config
_uncompiled: list[Any] = []


def link_counters(counters: Sequence[Any]) -> Any:
    """Compile counters, or fetch what is kept of them; gives their addresses (int64, in their order).

    Where nothing is compiled (`NUMBA_DISABLE_JIT`), the numbers are places in a list instead.
    """
    if _SETTINGS.DISABLE_JIT:
        _uncompiled.extend(counters)
        return np.arange(len(_uncompiled) - len(counters), len(_uncompiled))
    return np.array([_address_of(counter.py_func) for counter in counters], np.int64)


def _address_of(function: Any) -> int:
    options = {"nogil": True, "error_model": "numpy", "_nrt": False, "cache": bool(_SETTINGS.CACHE_DIR)}
    linked = _JIT(COUNTS, **options)(function)
    made = linked.overloads[COUNTS.args]
    return int(made.library.get_pointer_to_function(made.fndesc.llvm_func_name))


@intrinsic
def _call_address(
    _typing: Any, _address: Any, _octets: Any, _start: Any, _end: Any, _from_server: Any, _marks: Any
) -> Any:
    def generate(*given: Any) -> Any:
        context, builder, signature, args = given
        convention, returned, taken = context.call_conv, signature.return_type, signature.args[1:]
        pointer = builder.inttoptr(args[0], convention.get_function_type(returned, taken).as_pointer())
        status, value = convention.call_function(builder, pointer, returned, taken, args[1:])
        with _if_unlikely(builder, status.is_error):
            convention.return_status_propagate(builder, status)
        return value

    return types.int64(types.int64, *COUNTS.args), generate


def _call_uncompiled(address: int, *given: Any) -> int:
    counter = _uncompiled[address]
    return int(getattr(counter, "py_func", counter)(*given))


call_counter: Any = _call_uncompiled if _SETTINGS.DISABLE_JIT else _call_address
"""`call_counter(address, octets, start, end, from_server, marks)`: what the counter at an address answers."""
