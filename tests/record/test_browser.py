"""Browser tests with the full record: dialogs, printing, copying and saving."""

import io
import re
from collections.abc import Iterator

import pytest
import yaml
from lxml import etree
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from chronicle.corpus import addresses
from chronicle.records import Change, Lesson, Question, Records, SourceCheck
from chronicle.records.source_check import check_passage_and_version
from chronicle.release.built_site import BuiltSite
from support import the_record
from support.kinds import DESK, objections, richest, thin, unfold
from support.projects import CLIPBOARD, window


def test_the_citations_that_open_over_a_page(page: Page, served: str, site: BuiltSite) -> None:
    page.goto(f"{served}{richest(site, 'deployments/*')}")
    page.locator("a.cite").filter(visible=True).first.click()
    page.locator("dialog[open]").wait_for()
    unfold(page)
    assert page.locator("dialog").evaluate("one => one.scrollWidth <= one.clientWidth")
    thin(page)
    assert objections(page, "dialog") == []


def test_a_fold_opens_for_an_address_in_it_without_scripts(
    scriptless: Page, served: str, site: BuiltSite
) -> None:
    scriptless.goto(served + richest(site, "deployments/*"))
    name = scriptless.locator("details .statement[id]").first.get_attribute("id")
    expect(scriptless.locator(f"[id='{name}']")).to_be_hidden()
    scriptless.goto(f"{scriptless.url}#{name}")
    expect(scriptless.locator(f"[id='{name}'] .said")).to_be_visible()


def test_each_lesson_prints_on_two_sides(desk: Page, served: str) -> None:
    """The first side is for students; the notes on a good answer begin the second. Letter is the shorter paper."""
    lessons = [addresses.handout(lesson.chapter) for lesson in the_record().of(Lesson)]
    assert len(lessons) == 8
    found = {}
    for address in lessons:
        desk.goto(served + address)
        assert desk.locator("main h2").filter(has_text="For the teacher").count() == 1
        # The first side contains mostly graphics.
        sides = PdfReader(io.BytesIO(desk.pdf(format="Letter", page_ranges="2-"))).pages
        # Letter-spaced text is extracted with spaces inside words.
        texts = [re.sub(r"\s", "", side.extract_text()).lower() for side in sides]
        found[address] = ["fortheteacher" in text for text in texts]
    assert [address for address, is_right in found.items() if is_right != [True]] == []


@pytest.fixture
def paper(browser: Browser) -> Iterator[Page]:
    with window(browser, viewport=DESK) as page:
        page.emulate_media(media="print")
        yield page


def test_an_answer_is_printed_alone_at_its_address(paper: Page, served: str) -> None:
    question = max(the_record().of(Question), key=lambda one: len(one.positions))
    [first, *others] = [f"#answer-{position.anchor}" for position in question.positions]
    paper.goto(f"{served}questions/{question.id}/{first}")
    expect(paper.locator(first)).to_be_visible()
    assert paper.locator(first).locator(".statement").filter(visible=False).count() == 0
    assert [other for other in others if paper.locator(other).is_visible()] == []


def test_what_is_folded_is_printed(paper: Page, served: str) -> None:
    paper.goto(f"{served}timeline/")
    folded = paper.locator(".folded")
    assert folded.count() > folded.filter(visible=False).count() == 0


def test_the_number_of_a_note_stands_on_the_sheet(paper: Page, served: str) -> None:
    """Also a number of three digits: Chromium cuts off text to the left of the page."""
    paper.goto(f"{served}chapters/introduction/")
    width, room = paper.locator(".notes ol").evaluate("""(list) => {
      const note = list.firstElementChild;
      const text = new Range();
      text.selectNodeContents(note);
      list.start = 100;
      note.style.listStylePosition = "inside";
      const { left } = note.getBoundingClientRect();
      return [text.getClientRects()[0].left - left, left];
    }""")
    assert 0 < width <= room


def test_a_page_ends_with_its_citation(paper: Page, served: str) -> None:
    paper.goto(f"{served}timeline/")
    citation = paper.locator(".colophon")
    expect(citation).to_contain_text(f"{served}timeline/")
    expect(citation).to_be_visible()
    expect(citation).to_contain_text("“Timeline.” In ")
    paper.emulate_media(media="screen")
    expect(citation).to_be_hidden()


def test_a_lesson_is_printed_by_its_button(desk: Page, served: str) -> None:
    desk.add_init_script("print = () => { document.title = 'printed' }")
    desk.goto(f"{served}teaching/the-airmen/")
    desk.get_by_role("button", name="Print").click()
    expect(desk).to_have_title("printed")


def test_a_report_is_copied_with_the_part_at_which_one_is(desk: Page, served: str) -> None:
    address = f"{served}questions/how-many-airmen/#witnesses"
    desk.context.grant_permissions(CLIPBOARD)
    desk.goto(address)
    expect(desk.locator(".book-footer p")).to_have_count(0)  # reader views would show the text
    desk.locator(".report summary").click()
    desk.locator(".report button").click()
    expect(desk.locator(".report button")).to_have_text("Copied")
    copied = desk.evaluate("navigator.clipboard.readText()")
    assert f"Place: {address}\nRecord: how-many-airmen\n" in copied


def test_the_rows_of_a_chart_are_copied_with_the_addresses_of_their_statements(
    desk: Page, served: str
) -> None:
    desk.context.grant_permissions(CLIPBOARD)
    desk.goto(f"{served}figures/")
    table = desk.locator(".drawn table:has(td a)").first
    desk.locator(".drawn details:has(table)").first.locator("summary").click()
    desk.get_by_role("button", name="Copy table").first.click()
    expect(desk.get_by_role("button", name="Copied")).to_be_visible()
    rows = desk.evaluate("navigator.clipboard.readText()").splitlines()
    assert len(rows) == table.locator("tr").count() > 1
    read = "async () => (await (await navigator.clipboard.read())[0].getType('text/html')).text()"
    first = table.locator("tbody tr").first.locator("td a").first
    assert f'href="{first.evaluate("link => link.href")}"' in desk.evaluate(read)
    assert first.inner_text() in rows[1]


@pytest.mark.parametrize("address", ["", "questions/how-many-airmen/", "chapters/the-airmen/"])
def test_a_drawing_is_saved_whole_and_says_whose_it_is(
    desk: Page, served: str, address: str
) -> None:
    """A saved figure has light colours in every colour scheme."""
    desk.emulate_media(color_scheme="dark")
    desk.goto(served + address)
    with desk.expect_download() as saved:
        desk.get_by_role("button", name="Save as SVG").last.click()
    picture = etree.fromstring(saved.value.path().read_bytes())
    said = " ".join(" ".join(picture.itertext()).split())
    licence = desk.locator("link[rel=license]").get_attribute("href")
    version = the_record().of(Change)[-1].version_name
    expected = (version, "Last modified", served + address, licence)
    assert all(str(part) in said for part in expected)
    name = " ".join(desk.locator("h1").inner_text().split()).rstrip("?")
    assert saved.value.suggested_filename.startswith(name[:11])
    assert picture.xpath("//@*[contains(., '://') or contains(., 'url(')]") == []
    paper = desk.locator("body").evaluate("one => getComputedStyle(one).backgroundColor")
    assert picture[0].get("fill") != paper


def test_each_drawing_of_a_page_is_saved_and_cited_under_its_own_name(
    desk: Page, served: str
) -> None:
    desk.goto(f"{served}chapters/first-cracks/")
    files = set()
    for number, name in enumerate(desk.locator(".finding").all_inner_texts()):
        with desk.expect_download() as saved:
            desk.get_by_role("button", name="Save as SVG").nth(number).click()
        files.add(saved.value.suggested_filename)
        picture = etree.fromstring(saved.value.path().read_bytes())
        said = "".join("".join(picture.itertext()).split())
        assert said.count("".join(name.split())) == 2
    assert len(files) == number + 1 > 1


def test_the_answers_of_a_sitting_are_checks_as_they_are_entered(desk: Page, served: str) -> None:
    desk.context.grant_permissions(CLIPBOARD)
    desk.goto(f"{served}about/check/#sitting-2")
    form = desk.locator("form.sitting").nth(1)
    assert desk.locator("details[open] form.sitting").evaluate_all("all => all.length") == 1
    expect(form.get_by_role("button", name="Copy")).to_be_disabled()
    for kind in ("It says so", "It says less"):
        form.get_by_label(kind).nth(1 if kind == "It says so" else 2).check()
    form.get_by_label("Why").nth(2).fill(' Perhaps, it says "so" ')
    form.get_by_label("Name").fill('Ada "Holm": 7')
    form.get_by_role("button", name="Copy").click()
    expect(form.locator(".copy")).to_have_text("Copied")
    found = yaml.safe_load(desk.evaluate("navigator.clipboard.readText()"))
    checks = [SourceCheck.model_validate({**one, "date": str(one["date"])}) for one in found]
    assert [(check.by, check.says, check.note) for check in checks] == [
        ('Ada "Holm": 7', "so", None),
        ('Ada "Holm": 7', "less", 'Perhaps, it says "so"'),
    ]
    known = {**the_record().records, **{check.id: check for check in checks}}
    assert [*check_passage_and_version(Records(known))] == []
