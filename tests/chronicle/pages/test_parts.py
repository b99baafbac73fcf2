"""What several templates share."""

from chronicle.pages.environment import environment

SHOWN = """\
{% import "parts.html" as p with context %}
{% call(one) p.first_of(items) %}<i>{{ one }}</i>{% endcall %}
"""


def test_of_many_the_first_are_shown_and_none_is_folded_alone() -> None:
    template = environment().from_string(SHOWN)
    assert "<details" not in template.render(items=range(9))
    shown, _, folded = template.render(items=range(12)).partition("<summary>")
    assert shown.count("<i>") == 8
    assert folded.startswith("4 more</summary>")
    assert folded.count("<i>") == 4
