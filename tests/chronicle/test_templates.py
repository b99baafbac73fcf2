"""What templates write of an element."""

from markupsafe import Markup

from chronicle.templates import attributes, element, every


def test_attributes_that_are_empty_are_left_out() -> None:
    assert attributes(id="a", open=True, title='"B" & C') == Markup(
        ' id="a" open title="&#34;B&#34; &amp; C"'
    )
    assert attributes(id="", open=False, title=None) == Markup("")


def test_an_element_is_written_around_what_there_is() -> None:
    bold = Markup("<b>so</b>")
    assert element("p", bold, lang="de", id="") == Markup('<p lang="de"><b>so</b></p>')
    assert element("span", "1 < 2", ", ", title="a") == Markup(', <span title="a">1 &lt; 2</span>')


def test_of_nothing_there_is_no_element_and_nothing_before_it() -> None:
    assert element("p", "", ", ", title="a") == Markup("")


def test_each_thing_is_shown_by_the_macro() -> None:
    shown = every(["a", "b"], lambda thing: Markup("<i>{}</i>").format(thing))
    assert shown == Markup("<i>a</i><i>b</i>")
