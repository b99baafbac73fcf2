from chronicle.problems import MAX_LINES, MAX_PLACES_NAMED, DataError, Problem, limit_lines


def error_message(count: int) -> str:
    """Return the message for an error with this number of further occurrences."""
    problems = (Problem("f.yml", line, 1, "is wrong", "mistake") for line in range(1, count + 2))
    [problem] = DataError(problems).problems
    return problem.message


def test_long_lists_of_positions_are_truncated() -> None:
    assert error_message(0) == "is wrong"
    positions = ", ".join(f"f.yml:{line}:1" for line in range(2, MAX_PLACES_NAMED + 2))
    assert error_message(MAX_PLACES_NAMED) == f"is wrong; also at {positions}"
    assert error_message(MAX_PLACES_NAMED + 2) == f"is wrong; also at {positions}, and 2 more"


def test_long_lists_of_lines_are_truncated() -> None:
    lines = [f"line {number}" for number in range(MAX_LINES + 2)]
    assert limit_lines(lines) == [*lines[:MAX_LINES], "and 2 more"]
    assert limit_lines(lines[:-1]) == lines[:-1]
