"""Browser tests of the timeline: anchors, filters and history navigation."""

from playwright.sync_api import Page, expect


def test_anchors_scroll_into_view(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}timeline/")
    anchors = page.locator(".events [id]").evaluate_all("all => all.map(one => one.id)")
    for anchor in anchors[:: len(anchors) // 4]:
        page.goto(f"{site_url}timeline/#{anchor}")
        target = page.locator(f"[id='{anchor}']")
        expect(target).to_be_in_viewport()
        target_box = target.bounding_box()
        years_box = page.locator("nav[aria-label=Years]").bounding_box()
        assert target_box
        assert years_box
        # On mobile the navigation of years is above the list, on desktop next to it.
        is_above = years_box["x"] < target_box["x"] + target_box["width"]
        assert target_box["y"] >= (years_box["y"] + years_box["height"] if is_above else 0) - 1
        page.goto("about:blank")


def test_timeline_filter_is_in_the_url(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}timeline/")
    rows = page.locator("li[data-keys]")
    total = rows.count()
    for summary in page.locator(".filter-panel:not([open]) > summary").all():
        summary.click()
    page.locator("select[name=theme]").select_option(index=1)
    remaining = rows.filter(visible=True).count()
    assert 0 < remaining < total
    # Each remaining event has its title.
    assert rows.get_by_role("link").filter(visible=True).count() >= remaining
    status = page.locator(".option-row [role=status]")
    expect(status).to_have_text(f"{remaining} of {total} events")
    address = page.url
    assert "?theme=" in address
    # The citation and the print contain the filter, although the block is collapsed.
    page.locator("#cite > a.cite").press("Enter")
    expect(page.locator("dialog a.permanent")).to_have_text(address)
    page.keyboard.press("Escape")
    page.locator(".filter-panel").evaluate("(fold) => { fold.open = false; }")
    page.emulate_media(media="print")
    expect(status).to_be_visible()
    assert [select.get_attribute("name") for select in page.locator("select:visible").all()] == [
        "theme"
    ]
    expect(page.locator(".colophon .url")).to_have_text(address)
    page.emulate_media(media="screen")
    page.go_back()
    expect(status).to_have_text(f"{total} events")
    expect(page.locator(".colophon .url")).to_have_text(f"{site_url}timeline/")
    # The event in the URL fragment is shown although the filter excludes it.
    excluded = rows.locator("xpath=self::*[@hidden]")
    page.goto(address)
    hidden = excluded.first.get_attribute("id")
    page.goto(f"{address}#{hidden}")
    expect(page.locator(f"[id='{hidden}']")).to_be_visible()
    page.get_by_role("button", name="Show all").click()
    expect(status).to_have_text(f"{total} events")


def test_mobile_collapses_minor_events(desktop: Page, site_url: str) -> None:
    desktop.goto(f"{site_url}timeline/")
    minor = desktop.locator(".year:has(.major):has(.minor)").first.locator(".minor")
    assert minor.filter(visible=False).count() == 0
    desktop.set_viewport_size({"width": 390, "height": 844})
    assert minor.filter(visible=True).count() == 0
    desktop.locator(".year:has(.major) > ol + details > summary").first.click()
    assert minor.filter(visible=False).count() == 0
    # A URL fragment of a minor event opens it too.
    address = f"{site_url}timeline/#{minor.first.get_attribute('id')}"
    desktop.goto("about:blank")
    desktop.goto(address)
    assert minor.filter(visible=False).count() == 0


def test_filters_move_nothing_when_they_appear(page: Page, site_url: str) -> None:
    """The position of the list is the same without scripts and with them."""
    page.route("**/*.js", lambda route: route.fulfill(content_type="text/javascript", body=""))
    tops = []
    for _ in range(2):
        page.goto(f"{site_url}timeline/")
        page.wait_for_load_state("networkidle")
        tops.append(page.locator(".events").bounding_box())
        page.unroute_all()
    assert tops[0] == tops[1]
