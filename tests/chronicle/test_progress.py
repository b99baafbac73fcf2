from __future__ import annotations

import io
from collections.abc import Iterator

import pytest

from chronicle import progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _silence() -> Iterator[None]:
    yield
    progress.DISPLAYS.clear()


def steps(stream: io.StringIO, total: int) -> str:
    progress.show(stream)
    for done in range(total + 1):
        progress.report("making pages", done, total)
    return stream.getvalue()


def test_a_terminal_has_one_line_that_goes_on() -> None:
    assert steps(Terminal(), 2) == (
        "\rmaking pages: 0 of 2\033[K\rmaking pages: 1 of 2\033[K\rmaking pages: 2 of 2\033[K\n"
    )


def test_a_log_has_a_line_for_the_beginning_and_each_quarter() -> None:
    assert steps(io.StringIO(), 400).splitlines() == [
        "making pages: 0 of 400",
        "making pages: 100 of 400",
        "making pages: 200 of 400",
        "making pages: 300 of 400",
        "making pages: 400 of 400",
    ]


def test_a_log_has_a_line_also_where_a_step_is_long() -> None:
    stream = io.StringIO()
    progress.show(stream)
    for done in (0, 500, 1000, 1003):
        progress.report("formatting", done, 1003)
    assert stream.getvalue().splitlines() == [
        "formatting: 0 of 1003",
        "formatting: 500 of 1003",
        "formatting: 1000 of 1003",
        "formatting: 1003 of 1003",
    ]


def test_a_single_step_is_not_shown() -> None:
    assert steps(io.StringIO(), 1) == ""
