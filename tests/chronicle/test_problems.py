from chronicle.problems import MOST_LINES, MOST_PLACES_NAMED, DataError, Problem, shortened


def message_with(count: int) -> str:
    """Return the message for an error with this number of further occurrences."""
    problems = (Problem("f.yml", line, 1, "is wrong", "mistake") for line in range(1, count + 2))
    [problem] = DataError(problems).problems
    return problem.message


def test_so_many_places_of_one_mistake_are_named_and_the_others_counted() -> None:
    assert message_with(0) == "is wrong"
    named = ", ".join(f"f.yml:{line}:1" for line in range(2, MOST_PLACES_NAMED + 2))
    assert message_with(MOST_PLACES_NAMED) == f"is wrong; also at {named}"
    assert message_with(MOST_PLACES_NAMED + 2) == f"is wrong; also at {named}, and 2 more"


def test_a_long_list_ends_with_the_number_of_other_lines() -> None:
    lines = [f"line {number}" for number in range(MOST_LINES + 2)]
    assert shortened(lines) == [*lines[:MOST_LINES], "and 2 more"]
    assert shortened(lines[:-1]) == lines[:-1]
