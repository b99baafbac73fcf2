"""The timeline in a browser: filters, the way back through them, the table, the years beside it."""

import pytest
from playwright.sync_api import Locator, Page, expect


def shown(page: Page) -> int:
    return page.locator("li[data-keys], tbody tr:has(td)").filter(visible=True).count()


def word(page: Page, name: str, number: int) -> Locator:
    """An option of a filter, its fold opened."""
    option = page.locator(f"#filters input[name={name}]").nth(number)
    fold = option.locator("xpath=ancestor::details")
    if not fold.evaluate("fold => fold.open"):
        fold.locator("summary").click()
    return option


LAST_LINES = """links => links.filter(link => link.offsetParent).flatMap(link => {
  const lines = [...link.getClientRects()].filter(({ width }) => width > 1);
  const widths = Map.groupBy(lines, ({ bottom }) => Math.round(bottom / 8));
  const long = [...widths.values()].map(line => line.reduce((sum, { width }) => sum + width, 0));
  return long.length > 1 && long.at(-1) < long[0] / 4 ? [link.textContent] : [];
})"""


@pytest.mark.parametrize("width", [390, 1440])
def test_no_title_leaves_a_word_alone_with_what_follows_it(
    sized: Page, served: str, width: int
) -> None:
    sized.set_viewport_size({"width": width, "height": 900})
    sized.goto(f"{served}timeline/")
    titles = sized.locator(".events li > div > a:first-child")
    assert titles.count() > 1
    assert titles.evaluate_all(LAST_LINES) == []
    if width == 390:  # where the page of each event has what one may do with it
        expect(sized.locator(".events li .cite").first).to_be_hidden()


def test_filters_narrow_one_another_and_back_undoes_them(page: Page, served: str) -> None:
    page.goto(f"{served}timeline/")
    status = page.locator(".chosen")
    # How many there are the opening says; the place for how many are left is empty before.
    expect(status.locator("span").first).to_have_css("clip-path", "inset(50%)")
    everything = page.locator("li[data-keys]").count()
    at_first = shown(page)
    assert 0 < at_first < everything  # minor events are folded
    counts = [everything]
    for name, number in (("theme", 0), ("theme", 1), ("paper", 0)):
        option = word(page, name, number)
        left = int(option.evaluate("option => option.parentElement.querySelector('b').innerText"))
        option.check()
        assert shown(page) == left < counts[-1]
        counts.append(left)
    expect(status).to_contain_text(f"{counts[-1]} of {everything} events")
    assert status.locator(".word").count() == 3
    page.reload()
    assert shown(page) == counts[-1]
    for left in reversed(counts[:-1]):
        page.go_back()
        expect(status).to_contain_text(f"{left} of {everything}" if left < everything else "events")
        assert shown(page) == (left if left < everything else at_first)
    assert page.url == f"{served}timeline/"


def test_minor_events_unfold_and_those_that_are_left_stand_open(page: Page, served: str) -> None:
    page.goto(f"{served}timeline/")
    everything = page.locator("li[data-keys]").count()
    at_first = shown(page)
    fold = page.locator(".year details").first
    fold.locator("summary").click()
    opened = shown(page)
    assert at_first < opened < everything
    word(page, "theme", 0).check()
    expect(page.locator(".year summary").filter(visible=True)).to_have_count(0)
    page.go_back()
    assert shown(page) == opened  # what the reader had opened stays
    page.get_by_role("button", name="Unfold all").click()
    assert shown(page) == everything
    page.get_by_role("button", name="Fold again").click()
    assert shown(page) == at_first


def test_on_a_phone_a_word_says_how_many_are_left(sized: Page, served: str) -> None:
    sized.set_viewport_size({"width": 390, "height": 700})
    sized.goto(f"{served}timeline/")
    pill = sized.locator(".pill")
    expect(pill).to_be_hidden()
    option = word(sized, "theme", 0)
    option.check()
    expect(pill).to_contain_text("of")
    pill.click()
    expect(sized.locator(".chosen")).to_be_in_viewport()
    expect(pill).to_be_hidden()


def test_the_list_turns_into_a_table_with_its_anchors(page: Page, served: str) -> None:
    page.goto(f"{served}timeline/?weight=major")
    rows = shown(page)
    page.get_by_role("button", name="As a table").click()
    assert shown(page) == rows
    table = page.get_by_role("table")
    groups, columns = (table.locator("thead").first.locator("tr").nth(row) for row in range(2))
    assert columns.locator("th").first.text_content() == "Date"
    # Each group of dots has a head over as many columns as it has options.
    spans = groups.locator("th").evaluate_all("all => all.map(one => one.colSpan)")
    assert len(spans) > 1
    assert sum(spans) == columns.locator("th.dot").count()
    assert columns.locator("th.first").count() == len(spans)
    size = page.viewport_size
    if size and size["width"] > 960:
        expect(table.locator("thead th:visible")).not_to_have_count(0)
    places = page.locator("li[data-order]").evaluate_all("all => all.map(one => one.dataset.order)")
    assert sorted(map(int, places)) == list(range(len(places)))
    event = table.locator("tr.great").nth(3)
    # A narrow column for each paper and class of evidence has a dot, which says in words what it is.
    heads = table.locator("thead").first.locator("th.dot").all_text_contents()
    dots = event.locator("td.dot span").all_text_contents()
    assert dots
    assert {*dots} < {*heads}
    assert event.locator("td.dot").count() == len(heads)
    # Rows stand under their decades, and no year stands under another.
    if size and size["width"] > 960:
        seen = table.locator("tbody th:not(.unseen)").filter(visible=True).all_text_contents()
        assert len(seen) == page.locator("details.decade:not([hidden])").count()
    address = event.get_attribute("id")
    expect(page.locator(f"[id='{address}']")).to_have_count(1)
    page.goto(f"{served}timeline/?view=table#{address}")
    expect(table.locator(f"[id='{address}']")).to_be_in_viewport()
    page.get_by_role("button", name="As a list").click()
    expect(page.locator(f"li[id='{address}']")).to_be_visible()


def test_on_a_phone_the_table_opens_by_decade(sized: Page, served: str) -> None:
    sized.set_viewport_size({"width": 390, "height": 844})
    sized.goto(f"{served}timeline/?view=table")
    decades = sized.locator("details.decade")
    numbers = [int(one.split()[0]) for one in decades.locator("summary span").all_inner_texts()]
    assert shown(sized) == max(numbers)  # the fullest is open
    decades.first.locator("summary").click()
    assert shown(sized) == max(numbers) + numbers[0]
    # Without columns a line below the event says which papers and what evidence.
    behind = decades.first.locator("small").first
    dots = decades.first.locator("tbody tr:has(td)").first.locator("td.dot span")
    assert behind.inner_text().replace(" · ", ", ").split(", ") == dots.all_text_contents()
    event = decades.nth(1).locator("tr[id]").nth(4).get_attribute("id")
    sized.goto("about:blank")
    sized.goto(f"{served}timeline/?view=table#{event}")
    expect(sized.locator(f"tr[id='{event}']")).to_be_in_viewport()
    sized.goto(f"{served}timeline/?view=table&weight=major")
    left = sized.locator(".chosen").inner_text().split()[0]
    assert shown(sized) == int(left)


def test_every_anchor_lands_in_sight(page: Page, served: str) -> None:
    page.goto(f"{served}timeline/")
    anchors = page.locator(".events [id]").evaluate_all("all => all.map(one => one.id)")
    for anchor in anchors[:: len(anchors) // 4]:
        page.goto(f"{served}timeline/#{anchor}")
        target = page.locator(f"[id='{anchor}']")
        expect(target).to_be_in_viewport()
        lands, years = target.bounding_box(), page.locator(".years").bounding_box()
        assert lands
        assert years
        # On a phone they stand above the list, on the desk beside it.
        is_above = years["x"] < lands["x"] + lands["width"]
        assert lands["y"] >= (years["y"] + years["height"] if is_above else 0) - 1
        page.goto("about:blank")


def test_what_an_address_names_is_shown_despite_a_filter(page: Page, served: str) -> None:
    page.goto(f"{served}timeline/")
    event = page.locator("li[data-keys]:not(.great)").first.get_attribute("id")
    page.goto(f"{served}timeline/?weight=major#{event}")
    expect(page.locator(f"[id='{event}']")).to_be_in_viewport()
    assert page.url == f"{served}timeline/#{event}"


def test_the_years_frame_what_is_on_screen_and_fill_what_is_left(page: Page, served: str) -> None:
    page.goto(f"{served}timeline/")
    bars, frame = page.locator(".years svg a"), page.locator(".years .frame")
    last = bars.last
    last.click(force=True)
    expect(last).to_have_class("seen")
    boxes = last.locator(".hit").bounding_box(), frame.bounding_box()
    assert boxes[0]
    assert boxes[1]
    assert boxes[1]["x"] <= boxes[0]["x"] + 1
    assert boxes[1]["y"] <= boxes[0]["y"] + 1
    bars.nth(bars.count() // 2).click(force=True)
    expect(page.locator(".years")).to_be_in_viewport(ratio=0.8)

    page.goto(f"{served}timeline/?weight=major")
    filled = page.locator(".years .left").evaluate_all(
        "all => all.reduce((sum, one) => sum + Number(one.getAttribute('d').split('v')[1]), 0)"
    )
    assert filled == shown(page)


def test_the_years_are_walked_by_arrows(page: Page, served: str) -> None:
    page.goto(f"{served}timeline/")
    page.locator(".years p a").nth(2).focus()
    year = page.evaluate("document.activeElement.hash")
    page.keyboard.press("ArrowDown")
    following = page.evaluate("document.activeElement.getAttribute('href')")
    assert following > year
    page.keyboard.press("Enter")
    expect(page.locator(following)).to_be_in_viewport()


def test_how_many_more_stands_under_the_titles_and_a_number_apart_from_its_words(
    desk: Page, served: str
) -> None:
    desk.goto(f"{served}timeline/")
    left = "one => one.getBoundingClientRect().left"
    year = desk.locator(".year:has(> .more)").first
    title = year.locator("li > div > a").first.evaluate(left)
    assert abs(year.locator(".more > summary").evaluate(left) - title) < 3
    apart = (
        desk.locator(".facets label")
        .filter(visible=True)
        .evaluate_all(
            """all => all.map(label => {
          const words = document.createRange();
          words.selectNodeContents(label.querySelector("span"));
          return label.querySelector("b").getBoundingClientRect().left
            - words.getBoundingClientRect().right;
        })"""
        )
    )
    assert min(apart) >= 7


@pytest.mark.parametrize("width", [390, 1440])
def test_the_sign_of_a_dispute_stands_on_the_line_of_its_title(
    sized: Page, served: str, width: int
) -> None:
    sized.set_viewport_size({"width": width, "height": 900})
    sized.goto(f"{served}timeline/")
    alone = sized.locator(".events .disputed").evaluate_all(
        """signs => signs.filter(sign => sign.offsetParent).filter(sign => {
          const title = [...sign.previousElementSibling.getClientRects()].at(-1);
          const own = [...sign.getClientRects()].at(-1);
          return own.top > title.bottom || own.left < title.left;
        }).map(sign => sign.previousElementSibling.textContent)"""
    )
    assert alone == []
    expect(sized.locator(".events .disputed").first).to_have_text("Disputed")


def test_filters_stand_under_the_years_and_a_span_of_days_has_one_line(
    desk: Page, served: str
) -> None:
    desk.goto(f"{served}timeline/")
    years, filters = (
        desk.locator(one).bounding_box() for one in (".beside .years", ".beside .facets")
    )
    assert years
    assert filters
    assert years["y"] + years["height"] <= filters["y"]
    assert years["width"] > years["height"]
    span = desk.locator(".events .date").filter(has_text="28 November").first.bounding_box()
    assert span
    assert span["height"] < 30
    # In a low window all of them have room.
    desk.set_viewport_size({"width": 1440, "height": 800})
    assert desk.locator(".beside").evaluate("one => one.scrollHeight <= one.clientHeight")


def test_each_label_of_the_years_stands_under_the_first_bar_of_its_decade(
    desk: Page, served: str
) -> None:
    """Its tick and its words have one middle, and that is at the bar, but for the first at the edge."""
    desk.goto(f"{served}timeline/")
    labels = desk.locator(".years p > a")
    middle = "one => { const box = one.getBoundingClientRect(); return box.left + box.width / 2; }"
    found = 0
    for label in labels.all()[1:]:
        year = (label.text_content() or "").strip()[:4]
        bar = desk.locator(f".years svg a[href='#year-{year}']")
        if bar.count():
            found += 1
            assert label.evaluate(middle) == pytest.approx(bar.evaluate(middle), abs=4)
    assert found > 2
