"""What templates write of an element."""

from markupsafe import Markup

from chronicle.templates import attributes


def test_attributes_that_are_empty_are_left_out() -> None:
    assert attributes(id="a", open=True, title='"B" & C') == Markup(
        ' id="a" open title="&#34;B&#34; &amp; C"'
    )
    assert attributes(id="", open=False, title=None) == Markup("")
