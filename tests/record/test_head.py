from support.built_site import Built


def test_a_page_names_the_picture_that_is_shown_where_a_link_to_it_is_shared(built: Built) -> None:
    page = (built[0] / "timeline" / "index.html").read_text(encoding="utf-8")
    assert '<meta property="og:image" content="http://127.0.0.1/repo/picture.png">' in page
    assert '<meta property="og:image:alt" content="Pyongyang–Hanoi: A documentary history' in page
