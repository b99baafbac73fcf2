"""Browser tests of the timeline: anchors, filters and history navigation."""

from playwright.sync_api import Page, expect


def test_every_anchor_lands_in_sight(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}timeline/")
    anchors = page.locator(".events [id]").evaluate_all("all => all.map(one => one.id)")
    for anchor in anchors[:: len(anchors) // 4]:
        page.goto(f"{site_url}timeline/#{anchor}")
        target = page.locator(f"[id='{anchor}']")
        expect(target).to_be_in_viewport()
        lands, years = target.bounding_box(), page.locator("nav[aria-label=Years]").bounding_box()
        assert lands
        assert years
        # On mobile the navigation of years is above the list, on desktop next to it.
        is_above = years["x"] < lands["x"] + lands["width"]
        assert lands["y"] >= (years["y"] + years["height"] if is_above else 0) - 1
        page.goto("about:blank")


def test_a_filter_stands_in_the_address_and_back_undoes_it(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}timeline/")
    rows = page.locator("li[data-keys]")
    every = rows.count()
    for folded in page.locator(".filtering:not([open]) > summary").all():
        folded.click()
    page.locator("select[name=theme]").select_option(index=1)
    left = rows.filter(visible=True).count()
    assert 0 < left < every
    # Each remaining event has its title.
    assert rows.get_by_role("link").filter(visible=True).count() >= left
    status = page.locator(".facets [role=status]")
    expect(status).to_have_text(f"{left} of {every} events")
    address = page.url
    assert "?theme=" in address
    # The citation and the print contain the filter, although the block is collapsed.
    page.locator("#cite > a.cite").press("Enter")
    expect(page.locator("dialog a.permanent")).to_have_text(address)
    page.keyboard.press("Escape")
    page.locator(".filtering").evaluate("(fold) => { fold.open = false; }")
    page.emulate_media(media="print")
    expect(status).to_be_visible()
    assert [one.get_attribute("name") for one in page.locator("select:visible").all()] == ["theme"]
    expect(page.locator(".colophon .url")).to_have_text(address)
    page.emulate_media(media="screen")
    page.go_back()
    expect(status).to_have_text(f"{every} events")
    expect(page.locator(".colophon .url")).to_have_text(f"{site_url}timeline/")
    # The event in the URL fragment is shown although the filter excludes it.
    other = rows.locator("xpath=self::*[@hidden]")
    page.goto(address)
    hidden = other.first.get_attribute("id")
    page.goto(f"{address}#{hidden}")
    expect(page.locator(f"[id='{hidden}']")).to_be_visible()


def test_a_phone_folds_minor_events_and_opens_a_year(desktop: Page, site_url: str) -> None:
    desktop.goto(f"{site_url}timeline/")
    minor = desktop.locator(".year:has(.great):has(.folded)").first.locator(".folded")
    assert minor.filter(visible=False).count() == 0
    desktop.set_viewport_size({"width": 390, "height": 844})
    assert minor.filter(visible=True).count() == 0
    desktop.locator(".year:has(.great) > details > summary").first.click()
    assert minor.filter(visible=False).count() == 0
    # A URL fragment of a minor event opens it too.
    address = f"{site_url}timeline/#{minor.first.get_attribute('id')}"
    desktop.goto("about:blank")
    desktop.goto(address)
    assert minor.filter(visible=False).count() == 0
