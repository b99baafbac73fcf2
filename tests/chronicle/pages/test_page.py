from chronicle.pages.page import Page


def test_a_page_is_markdown_with_front_matter_and_one_block_of_html() -> None:
    page = Page(
        "events/x/",
        'A “b" c',
        "One line.",
        "<div>\n\n\n<p>Text</p>\n</div>\n",
        changed="2099-01-02",
    )
    assert page.file == "events/x.md"
    assert page.markdown.splitlines() == [
        "---",
        'title: "A “b\\" c"',
        'description: "One line."',
        'date: "2099-01-02"',
        "---",
        "",
        "<div>",
        "<p>Text</p>",
        "</div>",
    ]
