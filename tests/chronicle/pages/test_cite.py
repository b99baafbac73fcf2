"""A page of citations: short as it opens, and nothing in it twice."""

from collections.abc import Iterator
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

from lxml import html
from lxml.html import HtmlElement

from chronicle.history import History
from chronicle.pages import cite
from chronicle.queries import citations, cited_pages
from chronicle.queries.cited_pages import CitedPage
from chronicle.values.text import Prose
from support import changed, words


def shown(history: History) -> Iterator[tuple[CitedPage, HtmlElement]]:
    """What each page of citations is of, and the page."""
    for plan in cite.plans(history):
        citables = citations.apart(history)[plan.address]
        cited = cited_pages.cited_page(history, plan.address, citables)
        yield cited, html.fromstring(plan.render().body)


def test_each_part_is_folded_until_its_address_is_asked_for(history: History) -> None:
    for cited, page in shown(history):
        parts = page.xpath("//details[@class='part']")
        assert [part.get("id") for part in parts] == [
            part.anchor for part in cited.parts if part.citable.anchor
        ]
        assert not any("open" in part.attrib for part in parts)


def test_the_name_of_a_page_stands_in_quotation_marks_unless_it_has_some(history: History) -> None:
    for _, page in shown(history):
        [head] = page.xpath("//h1")
        assert words(head).startswith("How to cite ")
        assert words(head).count("“") == words(head).count("”") > 0 or head.xpath(".//cite")


def test_each_place_stands_once_and_has_every_form(history: History) -> None:
    with_parts = 0
    for cited, page in shown(history):
        with_ids = page.xpath("//*[starts-with(@id, 'at-')]")
        places = {place.get("id"): place for place in with_ids}
        assert len(places) == len(with_ids)
        assert places.keys() == {found.place.id for found in cited.places.values()}
        for found in cited.places.values():
            place = places[found.place.id]
            forms = place.xpath(".//*[@data-form]/@data-form")
            assert forms == ["full", "short", "mla-in", "apa-in"]
            with_parts += place.getparent().get("class") == "part"
    assert with_parts > 5


def test_what_is_said_besides_comes_last(history: History) -> None:
    parts: list[Any] = []
    for name in ("Motive", "Drowned", "Motive"):
        parts.append(SimpleNamespace(citable=SimpleNamespace(group=Prose(name))))
    for rest, order in ((False, ["Motive", "Drowned"]), (True, ["Drowned", "Motive"])):
        told = changed(history, "motive", rest=rest)
        groups = cite._groups(told, [parts[0], parts[2], parts[1]])
        assert [group.name for group in groups] == order


def test_a_part_begins_with_the_note_to_copy(history: History) -> None:
    for cited, page in shown(history):
        for part in cited.parts:
            if part.citable.anchor:
                (note, *_) = page.xpath(f"//*[@id='{part.anchor}']/div/dl//dd")
                (form,) = html.fragments_fromstring(f"<p>{cited.first_form(part)}</p>")
                assert words(note) == words(form)


def test_one_form_of_the_page_comes_first_and_all_else_is_folded(history: History) -> None:
    seen = 0
    for cited, page in shown(history):
        forms = page.xpath("//*[@data-form][not(ancestor::details)]/@data-form")
        whole = [part for part in cited.parts if not part.citable.anchor]
        if not whole:
            continue
        seen += 1
        assert forms == ["entry"]
        first, *_ = page.xpath("//div[@class='citations']/section")
        assert first.get("id") == whole[0].anchor
        way, *_ = page.xpath("//nav[@class='jump']/a") or [None]
        assert way is None or way.get("href") == "#cite"
    assert seen > 3


def test_papers_come_before_parts_and_other_works_after_them_folded_by_class(
    real_history: History,
) -> None:
    (plan,) = (
        plan
        for plan in cite.plans(real_history)
        if plan.address == "cite/deployments/north-korean-airmen/"
    )
    page = html.fromstring(plan.render().body)
    order = page.xpath("//h2[@class='of-parts'] | //section[@class='of-works']")
    assert [one.tag for one in order] == ["section", "h2", "section"]
    papers, _, others = order
    assert all("cited in" not in words(one) for one in papers.iter("summary"))
    by_class: dict[str, list[str]] = {}
    for fold in others.xpath("details[@class='class'][not(@open)]"):
        each, *works = map(without_small, fold.xpath("summary | details/summary"))
        by_class[each] = [name.strip(" “‘[”").casefold() for name in works]
    assert not others.xpath("details[not(@class='class')]")
    settings = real_history.corpus.settings
    assert [*by_class] == [name for name in settings.evidence.values() if name in by_class]
    assert len(by_class) > 3
    assert all(works == sorted(works) for works in by_class.values())
    # The further pages with statements are a click away.
    [listed] = page.find_class("sheets-of-parts")
    ways = [way.get("href") for way in listed.iter("a")]
    assert len(listed) == len(ways) + 1  # a line each; the first is this
    # Each has the names that the page shows, which gathers what is said besides or once.
    this, _, third, *_ = map(words, listed)
    assert this == "Statements 1–22: Strength · Pilots (this page)"
    assert third == "Statements 60–90: When? · others"
    assert [way.rpartition("airmen/")[2] for way in ways] == [
        f"part-{number}/" for number in range(2, len(ways) + 2)
    ]
    assert len(ways) > 2


def without_small(name: HtmlElement) -> str:
    """The words of a name without what stands small after it."""
    return words(name).removesuffix("".join(map(words, name.iter("small")))).strip()


def test_what_one_says_in_two_papers_is_told_apart_by_them(real_history: History) -> None:
    (plan,) = (
        plan
        for plan in cite.plans(real_history)
        if plan.address == "cite/deployments/north-korean-airmen/"
    )
    page = html.fromstring(plan.render().body)
    said = [words(one) for one in page.xpath("//details[@class='part']/summary")]
    assert len(set(said)) == len(said)
    # A reader looks for a figure by its size, whatever work it comes from.
    sizes = [int(one.removeprefix("Nearly ").split()[0].split("–")[-1]) for one in said[:12]]
    assert sizes == sorted(sizes, reverse=True)
    assert [one for one in said if "DVO memo" in one] == [
        "About 100 pilots (“DVO memo”, 7 May 1967, in Young)",
        "About 100 pilots (“DVO memo”, 7 May 1967)",
    ]
    # No work is known from itself: of what was reported it is said how.
    assert [one for one in said if one.startswith("185 North Korean")] == [
        "185 North Korean military personnel (Nguyễn Thị Mai Hoa 2015, in Miyamoto)",
        "185 North Korean personnel (Nguyễn Thị Mai Hoa 2015, as the Japanese Wikipedia reports her, naming no work)",
    ]
    # Its groups are folded but the first, and say how many are here, and of how many.
    folds = page.xpath("//div[@class='grouped']/details")
    assert [(words(one.find("summary")), "open" in one.attrib) for one in folds] == [
        ("Strength 12", True),
        ("Pilots 10", False),
    ]
    # The page goes on elsewhere, and says where, and with what.
    assert (
        words(page.xpath("//div[@class='grouped'][last()]/following-sibling::p")[0])
        == "Next: Statements 23–59: Killed · Buried · Enemy aircraft shot down · Aircraft lost · "
        "Aircraft damaged · others"
    )
    # What is said once needs no paper.
    assert sum(", in " in one for one in said) == 2
    # Who speaks is named as on other pages: newspapers in italics, a paper without an author by its title.
    newspapers = page.xpath("//details[@class='part']/summary//small/cite")
    assert {words(one) for one in newspapers} >= {"Tiền phong", "NK News"}
    assert "About 100 pilots (Unidentified article)" in said


def test_of_few_parts_every_group_is_open(real_history: History) -> None:
    address = "cite/actors/norodom-sihanouk/"
    (plan,) = (plan for plan in cite.plans(real_history) if plan.address == address)
    page = html.fromstring(plan.render().body)
    assert len(page.xpath("//details[@class='part']")) <= cite.FEW_OPEN
    folds = page.xpath("//div[@class='grouped']/details")
    assert folds[1:]
    assert all("open" in one.attrib for one in folds)


def test_few_works_stand_in_no_classes(history: History) -> None:
    for cited, page in shown(history):
        assert len(cited.works) <= cite.FEW_WORKS
        heads = page.xpath("//section[@class='of-works']/h4")
        has_others = any(not one.work.is_paper for one in cited.works)
        assert not heads
        assert bool(page.xpath("//section[@id='its-works']")) == has_others


def test_a_part_does_not_repeat_the_name_of_its_page(history: History) -> None:
    for plan in cite.plans(history):
        if not plan.address.startswith("cite/events/"):
            continue
        page = html.fromstring(plan.render().body)
        title = words(page.xpath("//h1")[0]).removeprefix("How to cite “").removesuffix("”")
        for part in page.xpath("//details[@class='part']/summary"):
            assert not words(part).endswith(f", on {title})")


def test_works_are_headed_as_many_as_they_are(history: History) -> None:
    heads = set()
    for cited, page in shown(history):
        for head in page.xpath("//section[@class='of-works']/h3"):
            papers = [one for one in cited.works if one.work.is_paper]
            assert (words(head) == "Cite the papers") <= (len(papers) > 1)
            heads.add(words(head))
    assert heads == {"Cite the paper", "Cite the papers", "Cite another work"}


def test_the_whole_is_told_from_places_only_where_some_stand_above_it(history: History) -> None:
    told = set()
    for _, page in shown(history):
        for work in page.find_class("paper-cited"):
            has_places = bool(work.find_class("place"))
            said = [words(one) for one in work.findall("p") if words(one).startswith("The whole")]
            assert bool(said) == has_places
            told.add(has_places)
    assert told == {True, False}


def test_which_to_cite_is_said_above_the_ways_to_the_parts(history: History) -> None:
    for _, page in shown(history):
        [ways] = page.xpath("//nav[@class='jump']")
        assert all((way.get("href") or "").startswith("#") for way in ways)
        said = ways.getprevious()
        assert words(said).startswith("Which should I cite? Cite this site for what only it does")
        assert any(f"and the {one}" in words(said) for one in ("paper", "source"))
        [away] = said.iter("a")
        assert away.get("href").endswith("about/cite/")


def test_an_address_of_this_machine_is_said_to_lead_nowhere_else(history: History) -> None:
    at_home = replace(history, site=replace(history.site, url="http://127.0.0.1:8000/"))
    for told, count in ((at_home, 1), (history, 0)):
        page = html.fromstring(next(iter(cite.plans(told))).render().body)
        warned = page.xpath("//p[@class='no-address']/following-sibling::dl")
        assert len(warned) == count


def test_a_work_says_for_whom_each_of_its_citations_is(history: History) -> None:
    said: set[str] = set()
    for cited, page in shown(history):
        told = [words(name) for name in page.xpath("//details[@class='paper-cited']/summary")]
        behind = [one for one in cited.works if one.paper]
        assert sum("s cited in " in whom for whom in told) == len(behind)
        assert len(told) == len(cited.works)
        said.update(whom.rpartition("s cited in ")[2] for whom in told)
    assert "Holm" in said


def test_one_work_is_named_once_however_many_cite_it(real_history: History) -> None:
    (plan,) = (
        plan
        for plan in cite.plans(real_history)
        if plan.address == "cite/events/1966-protocol-on-airmen/"
    )
    page = html.fromstring(plan.render().body)
    (behind,) = page.xpath("//details[@class='behind']")
    assert words(behind.find("summary")).endswith(
        "as cited in Miyamoto or in Young, or if you read it yourself"
    )
    assert [words(one) for one in behind.xpath("details/summary")] == [
        "As cited in Miyamoto",
        "As cited in Young",
        "If you read it yourself",
    ]
    # Who speaks in most of the parts is said once above them.
    (above,) = page.xpath("//h2[@class='of-parts']/following-sibling::p[1]")
    said = "All are from “Signing of a protocol agreement”, 30 September 1966, unless a name follows in brackets."
    assert words(above).endswith(
        f"{said} What the page has of other subjects is cited with those: Cite beside it leads there."
    )
    named = page.xpath("//details[@class='part']/summary//small")
    assert [words(one) for one in named] == ["(Miyamoto)"]
