"""Browser tests with the full record: dialogs, printing, copying and saving."""

import io
import re
from collections.abc import Iterator

import pytest
import yaml
from lxml import etree
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from chronicle.records import Change, Lesson, Question, Records, SourceCheck
from chronicle.records.source_check import check_passage_and_version
from chronicle.release.built_site import BuiltSite
from support import load_record
from support.kinds import (
    DESKTOP,
    expand_all,
    find_axe_violations,
    page_with_most_links,
    remove_repeated_siblings,
)
from support.projects import CLIPBOARD, open_page


def test_citation_dialog_passes_axe(page: Page, site_url: str, site: BuiltSite) -> None:
    page.goto(f"{site_url}{page_with_most_links(site, 'deployments/*')}")
    page.locator("a.cite").filter(visible=True).first.click()
    page.locator("dialog[open]").wait_for()
    expand_all(page)
    assert page.locator("dialog").evaluate("one => one.scrollWidth <= one.clientWidth")
    remove_repeated_siblings(page)
    assert find_axe_violations(page, "dialog") == []


def test_fragment_opens_collapsed_block_without_scripts(
    no_script_page: Page, site_url: str, site: BuiltSite
) -> None:
    no_script_page.goto(site_url + page_with_most_links(site, "deployments/*"))
    name = no_script_page.locator("details .statement[id]").first.get_attribute("id")
    expect(no_script_page.locator(f"[id='{name}']")).to_be_hidden()
    no_script_page.goto(f"{no_script_page.url}#{name}")
    expect(no_script_page.locator(f"[id='{name}'] .statement-text")).to_be_visible()


def test_lessons_print_on_two_pages(desktop: Page, site_url: str) -> None:
    """The first side is for students; the notes on a good answer begin the second. Letter is the shorter printed_page."""
    lessons = [lesson.site_address(load_record()) for lesson in load_record().of(Lesson)]
    assert len(lessons) == 8
    results = {}
    for address in lessons:
        desktop.goto(site_url + address)
        assert desktop.locator("main h2").filter(has_text="For the teacher").count() == 1
        # The first side contains mostly graphics.
        pages = PdfReader(io.BytesIO(desktop.pdf(format="Letter", page_ranges="2-"))).pages
        # Letter-spaced text is extracted with spaces inside words.
        texts = [re.sub(r"\s", "", page.extract_text()).lower() for page in pages]
        results[address] = ["fortheteacher" in text for text in texts]
    assert [address for address, is_right in results.items() if is_right != [True]] == []


@pytest.fixture
def printed_page(browser: Browser) -> Iterator[Page]:
    with open_page(browser, viewport=DESKTOP) as page:
        page.emulate_media(media="print")
        yield page


def test_answer_is_printed_alone(printed_page: Page, site_url: str) -> None:
    question = max(load_record().of(Question), key=lambda candidate: len(candidate.positions))
    [first, *others] = [f"#answer-{position.anchor}" for position in question.positions]
    printed_page.goto(f"{site_url}questions/{question.id}/{first}")
    expect(printed_page.locator(first)).to_be_visible()
    assert printed_page.locator(first).locator(".statement").filter(visible=False).count() == 0
    assert [other for other in others if printed_page.locator(other).is_visible()] == []


def test_collapsed_events_are_printed(printed_page: Page, site_url: str) -> None:
    printed_page.goto(f"{site_url}timeline/")
    collapsed = printed_page.locator(".minor")
    assert collapsed.count() > collapsed.filter(visible=False).count() == 0


def test_note_numbers_are_inside_the_page(printed_page: Page, site_url: str) -> None:
    """Also a number of three digits: Chromium cuts off text to the left of the page."""
    printed_page.goto(f"{site_url}chapters/introduction/")
    width, margin = printed_page.locator(".notes ol").evaluate("""(list) => {
      const note = list.firstElementChild;
      const text = new Range();
      text.selectNodeContents(note);
      list.start = 100;
      note.style.listStylePosition = "inside";
      const { left } = note.getBoundingClientRect();
      return [text.getClientRects()[0].left - left, left];
    }""")
    assert 0 < width <= margin


def test_printed_page_ends_with_citation(printed_page: Page, site_url: str) -> None:
    printed_page.goto(f"{site_url}timeline/")
    citation = printed_page.locator(".colophon")
    expect(citation).to_contain_text(f"{site_url}timeline/")
    expect(citation).to_be_visible()
    expect(citation).to_contain_text("“Timeline.” In ")
    printed_page.emulate_media(media="screen")
    expect(citation).to_be_hidden()


def test_print_button_prints(desktop: Page, site_url: str) -> None:
    desktop.add_init_script("print = () => { document.title = 'printed' }")
    desktop.goto(f"{site_url}teaching/the-airmen/")
    desktop.get_by_role("button", name="Print").click()
    expect(desktop).to_have_title("printed")


def test_report_contains_the_fragment(desktop: Page, site_url: str) -> None:
    address = f"{site_url}questions/how-many-airmen/#witnesses"
    desktop.context.grant_permissions(CLIPBOARD)
    desktop.goto(address)
    expect(desktop.locator(".book-footer p")).to_have_count(0)  # reader views would show the text
    desktop.locator(".report summary").click()
    desktop.locator(".report button").click()
    expect(desktop.locator(".report button")).to_have_text("Copied")
    copied = desktop.evaluate("navigator.clipboard.readText()")
    assert f"Place: {address}\nRecord: how-many-airmen\n" in copied


def test_chart_rows_are_copied_with_urls(desktop: Page, site_url: str) -> None:
    desktop.context.grant_permissions(CLIPBOARD)
    desktop.goto(f"{site_url}figures/")
    table = desktop.locator(".chart-figure table:has(td a)").first
    desktop.locator(".chart-figure details:has(table)").first.locator("summary").click()
    desktop.get_by_role("button", name="Copy table").first.click()
    expect(desktop.get_by_role("button", name="Copied")).to_be_visible()
    rows = desktop.evaluate("navigator.clipboard.readText()").splitlines()
    assert len(rows) == table.locator("tr").count() > 1
    read = "async () => (await (await navigator.clipboard.read())[0].getType('text/html')).text()"
    first = table.locator("tbody tr").first.locator("td a").first
    assert f'href="{first.evaluate("link => link.href")}"' in desktop.evaluate(read)
    assert first.inner_text() in rows[1]


@pytest.mark.parametrize("address", ["", "questions/how-many-airmen/", "chapters/the-airmen/"])
def test_saved_graphic_has_source_and_licence(desktop: Page, site_url: str, address: str) -> None:
    """A saved figure has light colours in every colour scheme."""
    desktop.emulate_media(color_scheme="dark")
    desktop.goto(site_url + address)
    with desktop.expect_download() as download:
        desktop.get_by_role("button", name="Save as SVG").last.click()
    picture = etree.fromstring(download.value.path().read_bytes())
    text = " ".join(" ".join(picture.itertext()).split())
    licence = desktop.locator("link[rel=license]").get_attribute("href")
    version = load_record().of(Change)[-1].version_name
    expected = (version, "Last modified", address, licence)
    assert all(str(part) in text for part in expected)
    name = " ".join(desktop.locator("h1").inner_text().split()).rstrip("?")
    assert download.value.suggested_filename.startswith(name[:11])
    assert picture.xpath("//@*[contains(., '://') or contains(., 'url(')]") == []
    printed_page = desktop.locator("body").evaluate("one => getComputedStyle(one).backgroundColor")
    assert picture[0].get("fill") != printed_page


def test_saved_graphics_have_distinct_names(desktop: Page, site_url: str) -> None:
    desktop.goto(f"{site_url}chapters/first-cracks/")
    files = set()
    for number, name in enumerate(desktop.locator(".finding").all_inner_texts()):
        with desktop.expect_download() as download:
            desktop.get_by_role("button", name="Save as SVG").nth(number).click()
        files.add(download.value.suggested_filename)
        picture = etree.fromstring(download.value.path().read_bytes())
        text = "".join("".join(picture.itertext()).split())
        assert text.count("".join(name.split())) == 2
    assert len(files) == number + 1 > 1


def test_form_copies_valid_source_checks(desktop: Page, site_url: str) -> None:
    desktop.context.grant_permissions(CLIPBOARD)
    desktop.goto(f"{site_url}about/check/#sitting-2")
    form = desktop.locator("form.statement-set").nth(1)
    assert (
        desktop.locator("details[open] form.statement-set").evaluate_all("all => all.length") == 1
    )
    expect(form.get_by_role("button", name="Copy")).to_be_disabled()
    for kind in ("It says so", "It says less"):
        form.get_by_label(kind).nth(1 if kind == "It says so" else 2).check()
    form.get_by_label("Why").nth(2).fill(' Perhaps, it says "so" ')
    form.get_by_label("Name").fill('Ada "Holm": 7')
    form.get_by_role("button", name="Copy").click()
    expect(form.locator(".copy")).to_have_text("Copied")
    copied = yaml.safe_load(desktop.evaluate("navigator.clipboard.readText()"))
    checks = [
        SourceCheck.model_validate({**values, "date": str(values["date"])}) for values in copied
    ]
    assert [(check.by, check.says, check.note) for check in checks] == [
        ('Ada "Holm": 7', "so", None),
        ('Ada "Holm": 7', "less", 'Perhaps, it says "so"'),
    ]
    records = {**load_record().records, **{check.id: check for check in checks}}
    assert [*check_passage_and_version(Records(records))] == []
