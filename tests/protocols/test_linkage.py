"""Counters are reached by the address of their machine code."""

import os
import subprocess
import sys

import numpy as np

from tests.protocols.modbus.test_count import EXCEPTION, READ_REQUEST
from zonewright.protocols.counter import make_marks
from zonewright.protocols.kernel import kernel
from zonewright.protocols.linkage import call_counter, link_counters
from zonewright.protocols.lldp.count import count as count_lldp
from zonewright.protocols.modbus.count import count

UNCOMPILED = """
import numpy as np
from tests.protocols.modbus.test_count import READ_REQUEST
from zonewright.protocols.counter import make_marks
from zonewright.protocols.linkage import call_counter, link_counters
from zonewright.protocols.modbus.count import count
addresses = link_counters([count])
octets = np.frombuffer(READ_REQUEST, np.uint8)
print(addresses.tolist(), call_counter(addresses[0], octets, 0, len(octets), 0, make_marks()))
"""


@kernel
def _ask(addresses, number, octets, marks):  # type: ignore[no-untyped-def]
    return call_counter(addresses[number], octets, 0, octets.shape[0], 1, marks)


def test_a_counter_answers_through_its_address_as_it_does_by_name() -> None:
    addresses = link_counters([count_lldp, count])
    for pdu in (READ_REQUEST, EXCEPTION, READ_REQUEST[:5], b"\xff" * 40):
        octets, called, named = np.frombuffer(pdu, np.uint8).copy(), make_marks(), make_marks()
        assert _ask(addresses, 1, octets, called) == count(octets, 0, len(octets), 1, named)
        assert called.tolist() == named.tolist()


def test_where_nothing_is_compiled_the_numbers_are_places() -> None:
    environment = {**os.environ, "NUMBA_DISABLE_JIT": "1"}
    run = subprocess.run(
        [sys.executable, "-c", UNCOMPILED], env=environment, capture_output=True, text=True, check=True
    )
    assert run.stdout.split() == ["[0]", str(len(READ_REQUEST))]
