import numpy as np
import pyarrow as pa

from zonewright.sources.logs.handshake import Handshake, Traces, read_handshake


def shake(
    history: str | None = None, *, state: str | None = None, flags: tuple[str | None, str | None] = (None, None)
) -> Handshake:
    columns = [pa.array([word], pa.string()) for word in (history, state, *flags)]
    return read_handshake(Traces(*columns), is_tcp=np.array([True]))


def test_a_whole_handshake_shows_the_client() -> None:
    seen = shake("ShADadFf")
    assert seen.asks.all()
    assert not seen.asked.any()
    assert [one.tolist() for side in seen.segments for one in side] == [[1], [0], [0], [0], [1], [0]]


def test_the_answer_alone_shows_it_too_even_when_the_sensor_turned_the_sides() -> None:
    seen = shake("^hADaFf")
    assert seen.asks.all()
    assert seen.flipped.all()


def test_without_a_handshake_nobody_is_the_client() -> None:
    seen = shake("^dD")
    assert not (seen.asks | seen.asked).any()
    assert [side.tolist() for side in seen.data] == [[True], [True]]


def test_a_scan_shows_it_without_an_answer() -> None:
    seen = shake("S")
    assert seen.asks.all()
    assert not seen.answers.any()


def test_the_state_stands_for_a_history_that_is_not_there() -> None:
    assert shake(state="SF").asks.all()
    assert shake(state="REJ").segments[1][2].tolist() == [1]
    assert shake(state="OTH").segments[0][0].tolist() == [-1]
    assert not shake(state="OTH").asks.any()


def test_flags_of_both_sides() -> None:
    seen = shake(flags=("1b", "1e"))
    assert seen.asks.all()
    assert seen.segments[1][2].tolist() == [1]
    assert not shake(flags=("no", None)).asks.any()


def test_missing_bytes_are_marked_per_side() -> None:
    assert [side.tolist() for side in shake("ShADgd").gaps] == [[False], [True]]
