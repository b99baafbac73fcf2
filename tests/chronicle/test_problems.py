from chronicle.problems import MOST_PLACES, DataError, Problem


def told(count: int) -> str:
    """What is told of one slip that shows at so many other places."""
    problems = (Problem("f.yml", line, 1, "is wrong", "slip") for line in range(1, count + 2))
    [problem] = DataError(problems).problems
    return problem.message


def test_so_many_places_of_one_slip_are_named_and_the_others_counted() -> None:
    assert told(0) == "is wrong"
    named = ", ".join(f"f.yml:{line}:1" for line in range(2, MOST_PLACES + 2))
    assert told(MOST_PLACES) == f"is wrong; so also {named}"
    assert told(MOST_PLACES + 2) == f"is wrong; so also {named}, 2 more"
