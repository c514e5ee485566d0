from zonewright.model.identifier import Origin
from zonewright.model.observation import Observation, Problem, make_input_id

INPUT = make_input_id("ab" * 32)


def test_an_input_is_named_by_its_bytes_alone() -> None:
    assert make_input_id("ab" * 32) == INPUT != make_input_id("cd" * 32)
    assert INPUT.startswith("input-")


def test_a_problem_is_named_by_its_place_and_words() -> None:
    problem = Problem.of(INPUT, "row 5", what="no IP address")
    assert problem == Problem.of(INPUT, "row 5", what="no IP address")
    assert problem.id != Problem.of(INPUT, "row 6", what="no IP address").id
    assert problem.packets == 0


def test_a_problem_counts_the_packets_that_it_cost() -> None:
    assert Problem.of(INPUT, "packet 9", what="cut", packets=1).packets == 1


def test_a_row_is_a_declared_observation_that_rests_on_its_input() -> None:
    row = Observation.of_row(INPUT, "row", subject="PLC 12", line=2)
    assert (row.origin, row.basis, row.line, row.count) == (Origin.DECLARED, (INPUT,), 2, 1)
    assert (row.first_packet, row.last_packet, row.time) == (None, None, None)


def test_equal_rows_on_other_lines_are_other_observations() -> None:
    first, second = (Observation.of_row(INPUT, "row", subject="PLC 12", line=line) for line in (2, 3))
    assert first.id != second.id
