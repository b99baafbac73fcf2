"""Browser tests of citing: citations are copied as formatted, with the current host."""

import html
import json
import re

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from chronicle.citation import labels, styles
from chronicle.citation.citable import Citable, as_document
from chronicle.citation.export_formats import CSL_JSON, EXPORT_FORMATS
from chronicle.citation.styles import opening_words
from chronicle.history import History as Record
from chronicle.queries import inventory
from chronicle.records import Chart, Claim, Correction, Event, Place, Work
from chronicle.release.built_site import BuiltSite
from support.built_site import in_every_browser
from support.cited import page_forms
from support.kinds import DESKTOP, PHONE
from support.projects import open_checked_page, open_page

TAG = re.compile(r"<[^>]+>")


# Punctuation that a citation has only at its end or around it.
END_PUNCTUATION = str.maketrans("", "", "(.),”")


def strip_markup(form: str) -> str:
    """Return the text of a formatted citation."""
    return html.unescape(TAG.sub("", form))


def open_citations(page: Page, cite: str = ":target a.cite") -> Locator:
    """Open the citation dialog with the keyboard."""
    page.locator(cite).first.press("Enter")
    page.locator("dialog[open]").wait_for()
    return page.locator("dialog[open]")


def read_forms(dialog: Locator, label: str) -> dict[str, str]:
    """Return the formatted citations in every style."""
    choice = dialog.locator("select").first
    if choice.is_visible():
        choice.select_option(label)
    forms = {}
    for style in styles.STYLES:
        dialog.get_by_label("Style").select_option(style.name)
        for row in dialog.locator(".citation-rows > div").all():
            forms[row.get_attribute("data-form") or ""] = row.locator("dd").inner_text()
    return forms


def read_meta(page: Page, name: str) -> str:
    """Return the content of a meta element."""
    element = page.locator(f"meta[name='{name}'], meta[property='{name}']")
    return element.get_attribute("content") or ""


def copy_by_button(button: Locator) -> str:
    """Click a copy button and return the content of the clipboard."""
    button.click()
    expect(button).to_have_text("Copied")
    return str(button.page.evaluate("navigator.clipboard.readText()"))


def find_event(record: Record) -> Event:
    """Return an event with sources in two papers; the first paper cites another work."""
    return next(
        event
        for event in record.corpus.of(Event)
        if event.sources[0].rests_on and len({source.work for source in event.sources}) == 2
    )


@pytest.mark.parametrize("address", ["chapters/the-airmen/", "ko/fourteen-graves/"])
def test_box_is_cited_with_its_sources(desktop: Page, site_url: str, address: str) -> None:
    """Citations are in English, also on translated pages."""
    desktop.goto(f"{site_url}chapters/the-airmen/")
    basis = desktop.locator(".basis").inner_text()
    desktop.goto(f"{site_url}{address}")
    note = open_citations(desktop, "p:has(.basis) > a.cite").locator("[data-form=full]")
    expect(note).to_contain_text(f"citing {basis}.")


def test_box_without_english_version_is_cited(desktop: Page, site_url: str) -> None:
    desktop.goto(f"{site_url}ko/")
    dialog = open_citations(desktop, "p:has(.basis) > a.cite")
    expect(dialog.locator("[data-form=full]")).to_contain_text("Pyongyang–Hanoi")


def test_english_title_in_note_of_korean_page_is_italic(desktop: Page, site_url: str) -> None:
    desktop.goto(f"{site_url}ko/fourteen-graves/")
    title = desktop.locator("li[id^=note] em > [lang=en]").first
    expect(title).to_have_css("font-style", "italic")


def test_cite_of_block_quotation_appears_on_hover(desktop: Page, site_url: str) -> None:
    desktop.goto(f"{site_url}chapters/the-airmen/")
    quotation = desktop.locator("blockquote:has(a.cite)")
    text = quotation.locator("p").first
    cite = quotation.locator("a.cite")
    expect(cite).to_have_css("opacity", "0")
    text.hover()
    expect(cite).to_have_css("opacity", "1")
    desktop.goto(f"{site_url}{cite.get_attribute('data-of')}")
    expect(text).to_be_in_viewport(ratio=1)


def test_cite_of_paragraph_is_visible_on_mobile(desktop: Page, site_url: str) -> None:
    desktop.set_viewport_size({"width": 390, "height": 844})
    desktop.goto(f"{site_url}chapters/the-airmen/")
    cite = desktop.locator(".prose p > a.cite").first
    cite.scroll_into_view_if_needed()
    expect(cite).to_have_css("clip-path", "none")
    expect(cite).to_have_css("opacity", "1")
    box = cite.bounding_box()
    assert box
    assert min(box["width"], box["height"]) >= 24


def test_dialog_copies_every_form_of_a_page(desktop: Page, site_url: str, record: Record) -> None:
    event = find_event(record)
    address = f"events/{event.id}/"
    forms = page_forms(record, inventory.citables(record)[address])
    desktop.goto(site_url + address)
    dialog = open_citations(desktop, "#cite > a.cite")
    expect(dialog.locator("select").first).to_have_value("This page")
    assert copy_by_button(dialog.locator(".address-line .copy")) == site_url + address
    # A local copy is cited by its path, and says that it has no public URL.
    expect(dialog.locator(".address-line")).to_contain_text("no public URL")
    shown_forms = read_forms(dialog, "This page")
    for key, form in forms.items():
        text = strip_markup(form).replace(record.site.url, "")
        assert text.translate(END_PUNCTUATION) in shown_forms.pop(key).translate(END_PUNCTUATION)
    assert not shown_forms
    button = dialog.locator("[data-form=harvard] button")
    assert copy_by_button(button) == dialog.locator("[data-form=harvard] dd").inner_text()
    for program in EXPORT_FORMATS:
        text = copy_by_button(
            dialog.locator(f".export-links [data-form={program.key}] button").first
        )
        item = record.csl_item(inventory.citables(record)[address])
        entry = program.format_beginning(as_document(item) if program is CSL_JSON else item)
        assert entry.replace(record.site.url, "").strip() in text


def test_answer_is_cited_first(desktop: Page, site_url: str, site: BuiltSite) -> None:
    """The number of cited works does not matter. Exports describe the page of the answer, with its URL in the note."""
    address = next(path for path in site.pages if path.startswith("questions/how-many"))
    desktop.goto(f"{site_url}{address}")
    open_citations(desktop, ".answer header a.cite >> nth=0")
    expect(desktop.locator("dialog select").first).to_have_value("This answer")
    (item,) = json.loads(
        copy_by_button(desktop.locator("dialog .export-links [data-form=json] button").first)
    )
    assert item["URL"] == address
    assert f"{address}#answer-" in item["note"]


def test_dialog_saves_ris_file(desktop: Page, site_url: str, record: Record) -> None:
    desktop.goto(f"{site_url}events/{find_event(record).id}/#cite")
    desktop.locator("#cite > a.cite").first.click()
    program = desktop.locator("dialog .export-links [data-form=ris]")
    with desktop.expect_download() as download:
        program.locator("button", has_text="Save").click()
    assert download.value.suggested_filename.endswith(".ris")
    assert download.value.path().read_text("utf-8").startswith("TY  - ELEC\n")


def test_dialog_remembers_style(desktop: Page, site_url: str, record: Record) -> None:
    claim = find_claim_url(record)
    desktop.goto(site_url + claim)
    open_citations(desktop)
    dialog = desktop.locator("dialog")
    names = dialog.locator("dt").all_inner_texts()
    # The bibliography has the page of this site, where the source was read.
    assert [name.partition("Copy")[0].strip() for name in names] == [
        styles.FORM_LABELS[name] for name in ("full", "short", "entry")
    ]
    dialog.get_by_label("Style").select_option("APA 7")
    note = copy_by_button(dialog.locator("[data-form=apa-in] button.copy"))
    assert note.startswith("(")
    desktop.reload()
    open_citations(desktop)
    expect(desktop.locator("dialog [data-form=apa]").first).to_be_visible()
    desktop.goto(f"{site_url}my-list/")
    expect(desktop.get_by_label("Style")).to_have_value("apa")


def find_linked_claim(record: Record) -> Citable:
    """Return a claim in this site's wording, with one source that has a URL."""
    return next(
        item
        for item in inventory.citables(record).values()
        if isinstance(item.record, Claim)
        and item.record.is_by_paper
        and len(item.sources) == 1
        and record.corpus.get(Work, item.sources[0].work).URL
    )


@in_every_browser
def test_statement_is_cited_with_its_passage(desktop: Page, site_url: str, record: Record) -> None:
    claim = find_linked_claim(record)
    (source,) = claim.sources
    desktop.set_viewport_size(PHONE)  # type: ignore[arg-type]
    desktop.goto(site_url + claim.address)
    dialog = open_citations(desktop)
    assert dialog.evaluate("one => one.scrollWidth <= one.clientWidth")
    passage = dialog.locator(".chosen > dl + p a")
    expect(passage).to_have_attribute("href", str(record.corpus.get(Work, source.work).URL))
    expect(passage).to_contain_text(source.at)
    expect(dialog.locator(".chosen > dl + p")).to_contain_text("The wording is ours")
    # A source that the user read only on this site is “cited in” a page of the site. The citation of this page has no passage.
    forms = read_forms(dialog, dialog.locator("option").first.inner_text())
    for name in ("full", "short", "mla-in", "apa-in", "harvard-in"):
        assert "cited in" in forms[name]
    for name in ("full", "short"):
        assert forms[name].endswith(f"{claim.address}.")
    for name in ("mla", "apa", "harvard"):
        assert claim.title.as_text in forms[name]
    dialog.locator("select").first.select_option("This page")
    expect(passage).to_have_count(0)


def find_reported_claim(record: Record, *, is_quoted: bool) -> Citable:
    """Return a claim of a document that a paper reports; it quotes the document or not."""
    return next(
        item
        for item in inventory.citables(record).values()
        if isinstance(item.record, Claim)
        and item.has_quotation == is_quoted
        and [basis.work for source in item.sources for basis in source.rests_on][:1]
        == [item.record.voice]
    )


def test_style_without_the_paper_asks_to_name_it(
    desktop: Page, site_url: str, record: Record
) -> None:
    claim = find_reported_claim(record, is_quoted=False)
    paper = record.corpus.get(Work, claim.sources[0].work)
    name = labels.short_name(paper, record.corpus).as_text
    desktop.goto(site_url + claim.address)
    dialog = open_citations(desktop)
    for style in styles.STYLES:
        dialog.get_by_label("Style").select_option(style.name)
        notice = dialog.get_by_text(f"Name {name} in your sentence")
        expect(notice).to_have_count(0 if style.is_note else 1)
        in_text = dialog.locator(f"[data-form={style.first_form}] dd").inner_text()
        assert (str(paper.author[0].family) in in_text) == style.is_note
    # The citation of a source that was read names the paper.
    dialog.get_by_label("I have read ").check()
    expect(dialog.get_by_text("in your sentence")).to_have_count(0)


def test_sources_of_a_box_are_named_in_the_note_or_by_the_user(
    desktop: Page, site_url: str, record: Record
) -> None:
    box = next(item for item in inventory.citables(record).values() if item.unrecorded_source)
    assert box.unrecorded_source
    source = box.unrecorded_source.as_text
    desktop.goto(site_url + box.address)
    dialog = open_citations(desktop)
    for style in styles.STYLES:
        dialog.get_by_label("Style").select_option(style.name)
        expect(dialog.get_by_text(f"Name {source}")).to_have_count(0 if style.is_note else 1)
        in_text = dialog.locator(f"[data-form={style.first_form}] dd").inner_text()
        assert (source in in_text) == style.is_note


@pytest.mark.parametrize("is_quoted", [False, True])
def test_quotation_can_be_quoted_from_this_site(
    desktop: Page, site_url: str, record: Record, is_quoted: bool
) -> None:
    desktop.goto(site_url + find_reported_claim(record, is_quoted=is_quoted).address)
    dialog = open_citations(desktop)
    expect(dialog.get_by_text("only from the source itself")).to_have_count(int(not is_quoted))
    expect(dialog.get_by_text("If you quote that text from this site")).to_have_count(
        int(is_quoted)
    )


def test_list_button_is_next_to_first_copy_button(
    desktop: Page, site_url: str, record: Record
) -> None:
    """Both are in the first screen of a phone, and large enough to touch."""
    desktop.set_viewport_size(PHONE)  # type: ignore[arg-type]
    claim = find_linked_claim(record)
    desktop.goto(site_url + claim.address)
    dialog = open_citations(desktop)
    button = dialog.locator("dt").first.locator("button.list-button")
    expect(button).to_have_text("Add to my list")
    expect(button).to_be_in_viewport()
    sizes = dialog.locator(".citation-content button").evaluate_all(
        "all => all.map((one) => one.getBoundingClientRect().height)"
    )
    assert min(sizes) >= 24
    # The button also works after the citation was rendered again.
    dialog.get_by_label("Style").select_option("APA 7")
    button.click()
    expect(button).to_have_text("Remove from my list")


def test_copied_file_equals_saved_file(desktop: Page, site_url: str, record: Record) -> None:
    desktop.goto(f"{site_url}events/{find_event(record).id}/")
    open_citations(desktop, "#cite > a.cite")
    for program in desktop.locator("dialog .export-links [data-form]").all():
        text = copy_by_button(program.locator("button").first)
        with desktop.expect_download() as download:
            program.locator("button", has_text="Save").click()
        assert text == download.value.path().read_text("utf-8")


def test_copy_without_public_url_is_cited_by_path(desktop: Page, site_url: str) -> None:
    """A site that was built without SITE_URL is cited by path also under the name of a host."""
    host = "http://seminar.example/"

    def serve_built_site(route: Route) -> None:
        response = route.fetch(url=route.request.url.replace(host, site_url))
        body = response.text().replace(
            'data-site="', 'data-site="http://127.0.0.1:8000/" data-was="'
        )
        route.fulfill(
            response=response, body=body if "html" in response.headers["content-type"] else None
        )

    desktop.route(f"{host}**", serve_built_site)
    desktop.goto(f"{host}events/1973-aid-cut/")
    dialog = open_citations(desktop, "#cite > a.cite")
    expect(dialog.locator(".address-line")).to_contain_text("no public URL")
    for style in styles.STYLES:
        dialog.get_by_label("Style").select_option(style.name)
        text = dialog.locator(".citation-rows").inner_text()
        assert "127.0.0.1" not in text
        assert "events/1973-aid-cut/" in text


def test_short_forms_have_opening_words(desktop: Page, site_url: str, record: Record) -> None:
    claim = next(
        claim
        for claim in record.corpus.of(Claim)
        if claim.voice == claim.sources[0].work
        and "¶" in claim.sources[0].at
        and any(opening_words(record.corpus.get(Work, claim.voice), claim.sources[0].at))
    )
    desktop.goto(site_url + claim.site_address(record.corpus))
    dialog = open_citations(desktop)
    forms = read_forms(dialog, dialog.locator("option").first.inner_text())
    for name, mark in (("short", "“"), ("mla-in", "“"), ("apa-in", "“"), ("harvard-in", "‘")):
        assert mark in forms[name].partition("para")[2] + forms[name].partition("par.")[2]


def test_statement_shows_who_checked_it(desktop: Page, site_url: str, record: Record) -> None:
    claim = find_linked_claim(record)
    desktop.goto(site_url + claim.address)
    data = desktop.locator("script.cited")
    data.evaluate(
        "(one, anchor) => { const data = JSON.parse(one.textContent);"
        " data.parts[anchor].checks = ['Checked by N. N.']; one.textContent = JSON.stringify(data); }",
        claim.anchor,
    )
    expect(open_citations(desktop)).to_contain_text("Checked by N. N.")


def find_claim_url(record: Record) -> str:
    """Return the URL of a claim on a deployment page."""
    return next(
        path
        for path in inventory.citables(record)
        if path.startswith("deployments/") and "#" in path
    )


def test_meta_tags_follow_anchor_and_host(desktop: Page, site_url: str, record: Record) -> None:
    claim = find_claim_url(record)
    page_path = claim.partition("#")[0]
    desktop.goto(site_url + page_path)

    title = record.csl_item(inventory.citables(record)[page_path])["title"]
    public = desktop.locator("meta[name=citation_public_url]")
    page_tags = (read_meta(desktop, "citation_public_url"), read_meta(desktop, "citation_title"))
    assert page_tags == (site_url + page_path, title)
    desktop.evaluate(
        "document.addEventListener('ZoteroItemUpdated', () => { window.updated = true })"
    )
    desktop.evaluate("hash => { location.hash = hash }", claim.partition("#")[2])
    expect(public).to_have_attribute("content", site_url + claim)
    assert (read_meta(desktop, "citation_title"), read_meta(desktop, "og:url")) == (
        title,
        site_url + claim,
    )
    assert read_meta(desktop, "citation_date")
    short_title = inventory.citables(record)[claim].short_title.as_text
    assert normalize_spaces(read_meta(desktop, "og:description")) == normalize_spaces(short_title)
    assert desktop.evaluate("window.updated")
    desktop.go_back()
    expect(public).to_have_attribute("content", site_url + page_path)


def test_description_at_anchor_is_complete(desktop: Page, site_url: str, record: Record) -> None:
    """The description is one line without notes; the name of the site is its own."""
    # A reference manager may have read the page before the script updates the metadata.
    desktop.add_init_script(
        "document.addEventListener('ZoteroItemUpdated', () => { window.announced = 1 })"
    )
    paragraph = inventory.citables(record)["vi/#what-this-is"]
    desktop.goto(site_url + paragraph.address)
    assert desktop.evaluate("window.announced")
    description = read_meta(desktop, "og:description")
    assert desktop.locator(":target").inner_text().startswith(description[:40])
    assert description.endswith((".", "”", "?"))
    assert "Cite" not in description
    assert "\n" not in description
    assert read_meta(desktop, "z:websiteTitle") == record.site.name


def read_link_names(page: Page) -> dict[str, str]:
    """Return the accessible name of each citation link, by anchor."""
    get_names = (
        "all => all.map((one) => [one.dataset.of.split('#')[1], one.ariaLabel ?? one.textContent])"
    )
    return {
        anchor: normalize_spaces(name)
        for anchor, name in page.locator("a.cite").evaluate_all(get_names)
    }


def normalize_spaces(text: str) -> str:
    """Normalize whitespace, including no-break spaces."""
    return " ".join(text.split())


def test_cite_links_name_their_section(no_script_page: Page, site_url: str, record: Record) -> None:
    for address in (find_claim_url(record).partition("#")[0], "places/"):
        no_script_page.goto(site_url + address)
        # Readability, the reader view of Firefox, removes elements with this word in a class.
        expect(no_script_page.locator("a.cite:not([class*=share])")).to_have_count(0)
        called = read_link_names(no_script_page)
        sections = [
            section
            for section in inventory.citables_on_page(record, address).values()
            if section.anchor in called
        ]
        assert len(sections) > 2
        for section in sections:
            assert (
                called[section.anchor] == f"Cite: {normalize_spaces(section.short_title.as_text)}"
            )


@pytest.mark.long
def test_headings_keep_their_url(desktop: Page, site_url: str, record: Record) -> None:
    heading = next(
        f"{site_url}{address}#{anchor}"
        for address, page in record.markdown_pages.items()
        for anchor in page.anchors
        if "chapters/" in address and f"{address}#{anchor}" not in inventory.citables(record)
    )
    desktop.goto(heading)
    assert read_meta(desktop, "citation_public_url") == heading
    # At #cite the page is cited. The URL of a work never points to this site.
    event = next(
        citable
        for citable in inventory.citables(record).values()
        if isinstance(citable.record, Event)
    )
    desktop.goto(f"{site_url}{event.address}#cite")
    assert read_meta(desktop, "citation_public_url") == site_url + event.address


@pytest.mark.parametrize("kind", [Place, Correction, Chart])
def test_section_with_own_title_has_own_meta_tags(
    desktop: Page, site_url: str, record: Record, kind: type[Place | Correction | Chart]
) -> None:
    section = inventory.citables(record)[record.addresses[record.corpus.of(kind)[0].id]]
    desktop.goto(site_url + section.address)
    names = ("z:itemType", "z:websiteTitle", "citation_title", "citation_public_url")
    expected = ["webpage", record.site.name, section.title.as_text, site_url + section.address]
    assert [read_meta(desktop, name) for name in names] == expected
    assert desktop.locator(".unapi-id").count() == 0


def test_bibliography_offers_one_work_at_its_anchor(
    desktop: Page, site_url: str, record: Record
) -> None:
    desktop.goto(f"{site_url}bibliography/")
    # Reference managers read the page after all scripts have run.
    server = desktop.locator("link[rel=unapi-server]")
    assert desktop.locator("abbr.unapi-id").get_attribute("title") == "works"
    assert server.evaluate("link => link.href") == f"{site_url}cite/all.works.xml"
    work = next(work for work in record.corpus.of(Work) if work.type == "book")
    desktop.goto(f"{site_url}bibliography/#{work.id}")
    assert desktop.locator("abbr.unapi-id").get_attribute("title") == "works"
    assert server.evaluate("link => link.href") == f"{site_url}cite/{work.id}.xml"
    # The metadata describe the page, never a cited work under this site's URL.
    assert read_meta(desktop, "citation_title") == "Sources"
    assert read_meta(desktop, "citation_public_url") == f"{site_url}bibliography/#{work.id}"


def test_closed_dialog_restores_focus_and_position(
    desktop: Page, site_url: str, record: Record
) -> None:
    work = record.corpus.of(Work)[0].id
    desktop.set_viewport_size({"width": 390, "height": 700})
    desktop.goto(f"{site_url}bibliography/#{work}")
    address = desktop.url
    for closing in ("Escape", "Enter"):
        desktop.evaluate("scrollBy(0, -150)")
        desktop.locator("li:has(> :target) a.cite").click()
        dialog = desktop.locator("dialog[open]")
        dialog.wait_for()
        dialog.evaluate("dialog => dialog.scrollTo(0, dialog.scrollHeight)")
        expect(dialog.locator(".close")).to_be_in_viewport()
        position = desktop.evaluate("scrollY")
        dialog.locator(".close").press(closing)
        desktop.locator("dialog").wait_for(state="detached")
        expect(desktop.locator("li:has(> :target) a.cite")).to_be_focused()
        assert desktop.evaluate("scrollY") == position
        assert desktop.url == address


def test_footer_has_citation_without_scripts(
    browser: Browser, site_url: str, record: Record
) -> None:
    with open_page(browser, java_script_enabled=False) as opened:
        claim = find_claim_url(record)
        page = claim.partition("#")[0]
        opened.goto(site_url + claim)
        citation = strip_markup(record.page_citation(inventory.citables(record)[page], "entry"))
        assert normalize_spaces(opened.locator(".colophon").inner_text()).rstrip(
            "."
        ) == citation.rstrip(".")
        opened.locator(":target a.cite").first.click()
        opened.wait_for_url(f"{site_url}about/cite/")
        expect(opened.locator("#without-scripts")).to_be_visible()


def test_cite_links_to_guide_if_data_are_missing(
    desktop: Page, site_url: str, record: Record
) -> None:
    desktop.route("**/forms.json", lambda route: route.abort())
    desktop.goto(site_url + find_claim_url(record))
    desktop.locator(":target a.cite").first.press("Enter")
    desktop.wait_for_url(f"{site_url}about/cite/")


@in_every_browser
@pytest.mark.parametrize(
    "script",
    [
        "navigator.clipboard.write = () => Promise.reject(new Error('denied'))",
        "Object.defineProperty(navigator, 'clipboard', { value: undefined })",
        "delete window.ClipboardItem",
    ],
)
def test_text_that_cannot_be_copied_is_selected(
    desktop: Page, site_url: str, record: Record, script: str
) -> None:
    """Browsers cannot copy without permission, over HTTP, and without ClipboardItem."""
    claim = find_claim_url(record)
    desktop.goto(site_url + claim)
    dialog = open_citations(desktop)
    desktop.evaluate(f"() => {{ {script} }}")
    link = dialog.locator(".address-line .copy").first
    note = dialog.locator("[data-form=full] button.copy")
    for button, text in ((link, site_url + claim), (note, dialog.locator("dd").first.inner_text())):
        button.click()
        expect(button).to_have_text("Could not copy")
        expect(dialog.locator("[role=status]")).to_have_text("Could not copy")
        assert desktop.evaluate("String(getSelection())") == text
    expect(dialog.locator(".copy-error")).to_have_count(1)


def test_truncated_fragment_stops_no_script(
    browser: Browser, site_url: str, record: Record
) -> None:
    with open_checked_page(browser, DESKTOP) as page:
        page.goto(f"{site_url}timeline/#1966%E1%BB")
        expect(page.locator("#filters")).to_be_visible()
        page.goto(f"{site_url}{find_claim_url(record).partition('#')[0]}#100%")
        page.locator("a.cite").last.click()
        expect(page.locator("dialog")).to_be_visible()
