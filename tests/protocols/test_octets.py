import numpy as np

from zonewright.protocols.octets import big16, byte, little16


def test_numbers_compiled_and_uncompiled() -> None:
    octets = np.array([0xFF, 0x80, 0x01], dtype=np.uint8)
    for number, at, said in ((byte, 1, 0x80), (big16, 0, 0xFF80), (little16, 1, 0x0180)):
        assert number(octets, at) == said
        assert number.py_func(octets, at) == said
