"""What is done to markup when it is rendered."""

import pytest

from chronicle.templates import unbroken


@pytest.mark.parametrize(
    ("markup", "wanted"),
    [
        ("Holm, p. 12, nn. 5–6", "Holm, p.\u00a012, nn.\u00a05–6"),
        ("vol. 4, no. 2", "vol.\u00a04, no.\u00a02"),
        ("He fell at step. 12 men", "He fell at step. 12 men"),
        ("<pre>p. 12</pre> p. 13", "<pre>p. 12</pre> p.\u00a013"),
        ('<dl class="forms"><dd>p. 12</dd></dl>', '<dl class="forms"><dd>p. 12</dd></dl>'),
    ],
)
def test_no_line_ends_before_the_number_of_a_place(markup: str, wanted: str) -> None:
    assert unbroken(markup) == wanted
