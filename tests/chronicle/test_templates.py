"""What is done to markup when it is rendered."""

from chronicle.templates import unbroken
from support.cases import cases


@cases
def test_no_line_ends_before_the_number_of_a_place(markup: str, wanted: str) -> None:
    assert unbroken(markup) == wanted
