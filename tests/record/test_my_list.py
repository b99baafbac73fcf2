"""Browser tests of the user's list: collected items become notes and a bibliography, and can be reordered."""

import html
import io

import pypandoc
import pytest
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect
from pypdf import PdfReader

from chronicle.citation.citable import Citable
from chronicle.citation.styles import STYLE_BY_FORM, opening_words, style_locator
from chronicle.history import History as Record
from chronicle.queries import inventory
from chronicle.records import Claim, Event, Work
from support.built_site import in_every_browser
from support.cases import read_script
from support.kinds import DESKTOP, PHONE, find_axe_violations
from support.projects import open_checked_page


def find_claims_of_one_paper(record: Record) -> tuple[Citable, Citable]:
    """Return two claims on different pages, each from a different locator of the same paper only.

    Papers whose paragraphs this site numbered are skipped, because notes quote the first words of a paragraph.
    """
    first: dict[str, Citable] = {}
    for item in inventory.citables(record).values():
        if isinstance(item.record, Claim) and item.record.is_by_paper and len(item.sources) == 1:
            if opening_words(record.corpus.get(Work, item.sources[0].work), item.sources[0].at):
                continue
            earlier = first.setdefault(item.sources[0].work, item)
            if earlier.sources[0].at != item.sources[0].at and earlier.page != item.page:
                return earlier, item
    raise AssertionError("no paper has two claims")


def open_list_button(page: Page) -> Locator:
    """Open the citation dialog of the item in the URL fragment; return the button that adds it to the list."""
    page.locator(":target a.cite").first.press("Enter")
    return page.locator("dialog button.list-button").first


def add_to_list(page: Page, site_url: str, *items_to_add: Citable) -> Locator:
    """Add items through their citation dialogs and return the list."""
    for item in items_to_add:
        page.goto(site_url + item.address)
        control = open_list_button(page)
        control.press("Enter")
        expect(control).to_have_attribute("aria-pressed", "true")
    page.goto(f"{site_url}my-list/")
    list_items = page.locator(".collected-items li")
    expect(list_items).to_have_count(len(items_to_add))
    return list_items


def answer_question(page: Page, answer: str, number: int) -> None:
    """In the citation dialog of an item, choose what was read."""
    item = page.locator(".collected-items li").nth(number)
    item.locator("details").evaluate("(one) => { one.open = true; }")
    item.locator("a.cite").press("Enter")
    page.get_by_label(answer).check()
    page.locator("dialog .close").press("Enter")
    expect(item.locator("a.cite")).to_be_focused()


def copy_by_button(page: Page, name: str, form: str = "text/plain") -> str:
    """Copy with a button and return the clipboard in the given format."""
    page.get_by_role("button", name=name, exact=True).click()
    expect(page.locator(".my-list [role=status]").first).to_have_text("Copied")
    read_clipboard = (
        "async (form) => (await (await navigator.clipboard.read())[0].getType(form)).text()"
    )
    return str(page.evaluate(read_clipboard, form))


def test_empty_list_opens_without_layout_shift(desktop: Page, site_url: str) -> None:
    desktop.set_viewport_size(PHONE)  # type: ignore[arg-type]
    desktop.goto(f"{site_url}my-list/")
    expect(desktop.locator(".my-list [data-part=empty] a.cite")).to_be_visible()
    assert desktop.evaluate(read_script("list-layout-shifts")) == []


@in_every_browser
def test_statement_is_added_and_counted(desktop: Page, site_url: str, record: Record) -> None:
    first, _ = find_claims_of_one_paper(record)
    desktop.goto(site_url + first.address)
    count = desktop.locator(".site-header .my-list-link")
    expect(count).to_be_hidden()
    button = open_list_button(desktop)
    button.click()
    expect(button).to_have_text("Remove from my list")
    expect(count).to_have_text("My list · 1")
    desktop.keyboard.press("Escape")
    count.click()
    desktop.wait_for_url(f"{site_url}my-list/")
    # The copy buttons are visible without scrolling, however long the list is.
    for width in (1440, 390):
        desktop.set_viewport_size({"width": width, "height": 800})
        expect(
            desktop.get_by_role("button", name="Copy notes and bibliography")
        ).to_be_in_viewport()


def test_page_is_added_with_its_first_choice(desktop: Page, site_url: str, record: Record) -> None:
    events = record.corpus.of(Event)
    event = next(
        candidate for candidate in events if len({source.work for source in candidate.sources}) == 1
    )
    desktop.goto(f"{site_url}events/{event.id}/")
    desktop.locator("#cite > a.cite").press("Enter")
    desktop.locator("dialog button.list-button").first.click()
    desktop.goto(f"{site_url}my-list/")
    expect(desktop.locator("[data-part=notes]")).to_contain_text(event.title)


def test_full_storage_is_reported(desktop: Page, site_url: str, record: Record) -> None:
    first, _ = find_claims_of_one_paper(record)
    desktop.goto(site_url + first.address)
    desktop.evaluate("() => { Storage.prototype.setItem = () => { throw new Error('full'); }; }")
    control = open_list_button(desktop)
    control.press("Enter")
    expect(control).to_have_attribute("aria-pressed", "false")
    expect(desktop.locator("dialog [role=status]").first).to_contain_text(
        "could not save your list"
    )


def test_later_notes_are_short(desktop: Page, site_url: str, record: Record) -> None:
    first, second = find_claims_of_one_paper(record)
    add_to_list(desktop, site_url, first, second)
    for number in range(2):
        answer_question(desktop, "I have read ", number)
    (at,), (later,) = first.sources, second.sources
    work = record.formatted_works[at.work]
    notes = desktop.locator("[data-part=notes] li")
    expect(notes).to_have_count(2)
    for number, form, source in ((0, "full", at), (1, "short", later)):
        begins = str(work.form_with_locator(form, style_locator(source.at, STYLE_BY_FORM[form])))[
            :-1
        ]
        assert notes.nth(number).inner_html().startswith(begins)
    expect(desktop.locator("[data-part=works] p")).to_have_count(1)
    assert "<ol" in copy_by_button(desktop, "Copy notes and bibliography", "text/html")
    with desktop.expect_download() as saved:
        desktop.get_by_role("button", name="Save RIS").click()
    item = saved.value.path().read_text("utf-8")
    assert f"\nID  - {at.work}\n" in item
    assert later.at in item.replace("\u00a0", " ")
    # The style is chosen once and stored.
    desktop.get_by_label("Style").select_option("apa")
    in_apa = html.unescape(
        str(work.form_with_locator("apa-in", style_locator(later.at, STYLE_BY_FORM["apa-in"])))
    )
    expect(notes.nth(1)).to_have_text(f"({in_apa})")
    desktop.reload()
    expect(desktop.get_by_role("heading", name="References")).to_be_visible()


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_choice_of_read_source_is_stored(
    desktop: Page, site_url: str, record: Record, size: ViewportSize
) -> None:
    desktop.set_viewport_size(size)
    first, second = find_claims_of_one_paper(record)
    desktop.goto(site_url + first.address)
    control = open_list_button(desktop)
    site = desktop.get_by_label("I read it on")
    source = desktop.get_by_label("I have read ")
    expect(site).to_be_checked()
    control.click()
    desktop.keyboard.press("Escape")
    desktop.goto(site_url + second.address)
    control = open_list_button(desktop)
    source.check()
    control.click()
    desktop.keyboard.press("Escape")
    open_list_button(desktop)
    expect(source).to_be_checked()
    desktop.goto(f"{site_url}my-list/")
    notes = desktop.locator("[data-part=notes] li")
    # The answer is about the paper of both items.
    expect(notes.first).not_to_contain_text("cited in “")
    expect(notes.last).not_to_contain_text("cited in “")
    # Entries are not merged; on mobile each is collapsed to one line.
    if size == PHONE:
        expect(desktop.locator(".collected-items details[open]")).to_have_count(0)
    answer_question(desktop, "I read it on this site", 1)
    expect(notes.first).to_contain_text("cited in “")
    expect(notes.last).to_contain_text("cited in “")


def test_dialog_applies_answer_without_local_storage(
    browser: Browser, site_url: str, record: Record
) -> None:
    first, _ = find_claims_of_one_paper(record)
    with open_checked_page(browser, DESKTOP) as page:
        page.add_init_script(
            "Object.defineProperty(window, 'localStorage', { get() { throw new Error('denied'); } });"
        )
        page.goto(site_url + first.address)
        open_list_button(page)
        note = page.locator("dialog [data-form=full]")
        expect(note).to_contain_text("cited in “")
        page.get_by_label("I have read ").check()
        expect(note).not_to_contain_text("cited in “")


def test_markdown_has_notes_that_pandoc_reads(desktop: Page, site_url: str, record: Record) -> None:
    first, second = find_claims_of_one_paper(record)
    add_to_list(desktop, site_url, first, second)
    marked = pypandoc.convert_text(copy_by_button(desktop, "Copy as Markdown"), "json", "markdown")
    assert marked.count('"Note"') == 2


def test_similar_works_have_letters(desktop: Page, site_url: str, record: Record) -> None:
    """The issues of a newspaper from the year with the most issues, added in reverse order."""
    issues: dict[tuple[str, int], list[Work]] = {}
    for work in record.corpus.of(Work):
        if work.is_newspaper_issue and work.issued:
            issues.setdefault((str(work.title), work.issued.year), []).append(work)
    most_similar = max(issues.values(), key=len)
    works = sorted(most_similar, key=lambda work: str(work.issued))
    for work in reversed(works):
        desktop.goto(site_url + work.main_page(record.corpus))
        desktop.locator("main .actions a.cite").press("Enter")
        desktop.locator("dialog[open]").wait_for()
        choice = desktop.locator("dialog select").first
        if choice.is_visible():
            choice.select_option("The work")
        desktop.get_by_label("I have read ").check()
        desktop.locator("dialog button.list-button").first.press("Enter")
    desktop.goto(f"{site_url}my-list/")
    listed = desktop.locator("[data-part=works] p")
    expect(listed).to_have_count(len(works))
    for style, letters in (("Chicago 18", False), ("APA 7", True)):
        desktop.get_by_label("Style").select_option(style)
        for number, (work, letter) in enumerate(zip(works, "abcdefghijkl", strict=False)):
            day, month, year = str(work.issued and work.issued.words).split()
            signed = f"{year}{letter}"
            for part in (day, month, signed if letters else year):
                expect(listed.nth(number)).to_contain_text(part)
            if letters:
                note = desktop.locator("[data-part=notes] li").nth(len(works) - 1 - number)
                expect(note).to_contain_text(signed)


def test_sources_read_here_can_be_listed_too(desktop: Page, site_url: str, record: Record) -> None:
    first, second = find_claims_of_one_paper(record)
    add_to_list(desktop, site_url, first, second)
    works = desktop.locator("[data-part=works] p")
    expect(works).to_have_count(2)
    desktop.get_by_label("List these sources, too").check()
    expect(works).to_have_count(3)
    paper = record.formatted_works[first.sources[0].work].complete_forms["entry"]
    entries = [entry.inner_html().rstrip(".") for entry in works.all()]
    assert str(paper).rstrip(".") in entries
    assert copy_by_button(desktop, "Copy as Markdown").count("cited in") == 2
    desktop.reload()
    expect(works).to_have_count(3)


def test_items_are_removed_by_keyboard(desktop: Page, site_url: str, record: Record) -> None:
    items = add_to_list(desktop, site_url, *find_claims_of_one_paper(record))
    second = items.locator("summary").last.inner_text()
    items.first.get_by_role("button", name="Remove").press("Enter")
    expect(items.locator("summary")).to_have_text([second])
    expect(desktop.get_by_label("Style")).to_be_focused()
    desktop.once("dialog", lambda dialog: dialog.accept())
    desktop.get_by_role("button", name="Clear list").press("Enter")
    expect(items).to_have_count(0)
    expect(desktop.get_by_text("Your list is empty")).to_be_visible()


@in_every_browser
def test_items_are_reordered_by_keyboard(desktop: Page, site_url: str, record: Record) -> None:
    items = add_to_list(desktop, site_url, *find_claims_of_one_paper(record))
    titles = items.locator("summary").all_inner_texts()
    items.last.get_by_role("button", name="Move up").press("Enter")
    expect(items.locator("summary")).to_have_text(titles[::-1])
    # The moved item keeps the focus, on a button that is still enabled.
    expect(items.first.get_by_role("button", name="Move down")).to_be_focused()
    expect(items.first.get_by_role("button", name="Move up")).to_be_disabled()
    desktop.keyboard.press("Enter")
    expect(items.locator("summary")).to_have_text(titles)


def test_print_has_only_numbered_notes(desktop: Page, site_url: str, record: Record) -> None:
    claims = [
        item.address
        for item in inventory.citables(record).values()
        if isinstance(item.record, Claim)
    ]
    items = [{"path": address} for address in claims[:12]]
    read = [work.id for work in record.corpus.of(Work)]
    desktop.goto(f"{site_url}my-list/")
    store = "([key, state]) => localStorage.setItem(key, JSON.stringify(state))"
    desktop.evaluate(store, [f"list {site_url}", {"items": items, "read": read}])
    desktop.reload()
    expect(desktop.locator("[data-part=notes] li")).to_have_count(12)
    lead = desktop.locator(".lead").inner_text()
    text = PdfReader(io.BytesIO(desktop.pdf(format="A4"))).pages[0].extract_text()
    assert "\n12. " in text
    assert lead[:20] not in text


def test_my_list_page_passes_axe(desktop: Page, site_url: str, record: Record) -> None:
    add_to_list(desktop, site_url, *find_claims_of_one_paper(record))
    for size in (DESKTOP, PHONE):
        desktop.set_viewport_size(size)  # type: ignore[arg-type]
        assert desktop.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        assert find_axe_violations(desktop, colours=False) == []
