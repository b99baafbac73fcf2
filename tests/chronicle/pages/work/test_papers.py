from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from chronicle import build
from chronicle.history import History
from chronicle.pages.work import papers
from chronicle.queries import paper_places
from chronicle.records.actor import Actor
from chronicle.records.base import Epigraph, Source
from chronicle.records.claim import Claim
from chronicle.records.event import Event
from chronicle.records.settings import DeploymentNames
from chronicle.records.work import GuideLine, Locators, Work
from chronicle.story.handwritten import WrittenPage
from chronicle.values.locators import CitablePlace
from chronicle.values.text import Paragraphs, Prose
from support import changed, copies, read, with_settings, words


@pytest.fixture(scope="module")
def holm(history: History) -> html.HtmlElement:
    return read(history, "papers/holm-1987/")


def cited(page: html.HtmlElement, anchor: str) -> list[str]:
    """Where what cites a place leads, by the last part of the address."""
    links = page.get_element_by_id(anchor).xpath(".//ul/li/a/@href")
    return [link.rstrip("/").replace("#", "/").rpartition("/")[2] for link in links]


def test_every_place_has_what_cites_it_but_not_twice(holm: html.HtmlElement) -> None:
    places = [place.text for place in holm.xpath("//section[@class='place']/h3")]
    assert (places[:3], places[-2:]) == (["p. 11", "p. 12", "p. 13"], ["p. 20", "table"])
    assert holm.xpath("//ul[@class='its-notes']/li/b/text()") == ["1–2", "3", "4", "5", "6–9"]
    assert cited(holm, "p-13") == ["flood-drowned"]
    # Who makes a statement stands behind it only where that is not the paper.
    assert holm.xpath("//i[not(node())]") == []
    # The deployment is on the page of the one claim about it.
    assert cited(holm, "p-12") == ["corps-strength-holm", "1901-corps-arrives"]
    # What cites both pages stands at the first.
    assert "corps-strength-holm" not in cited(holm, "p-13")
    [also] = holm.get_element_by_id("p-13").xpath("div/p[contains(., 'See also')]")
    assert also.xpath("a/@href") == ["#p-12"]


def test_of_many_pages_one_opens_at_a_time_under_what_it_is_about(history: History) -> None:
    assert not read(history, "papers/holm-1987/").xpath("//details[contains(@class, 'place')]")
    [led] = history.corpus.get(Actor, "canal-corps").relations
    sources = (led.sources[0].model_copy(update={"at": "p. 18"}),)
    relations = (led.model_copy(update={"sources": sources}),)
    page = read(changed(history, "canal-corps", relations=relations), "papers/holm-1987/")
    folds = page.xpath("//details[@class='place more']")
    assert {fold.get("name") for fold in folds} == {"place"}
    by_page = {fold.findtext("summary/h3"): fold for fold in folds}
    summary = words(by_page["p. 12"].find("summary"))
    assert summary == "p. 12 The Canal Corps at the lock, strength: 340 diggers. 1 statement"
    # The address opens it, for it stands inside.
    assert by_page["p. 12"].find("div").get("id") == "p-12"


def test_what_is_written_by_hand_for_a_paper_stands_above_its_places(history: History) -> None:
    body = """## The argument { #argument-of-holm }

Holm puts the [flood](id:1903-flood) first. [@holm-1987, p. 13]
{ #flood-first }
"""
    written = WrittenPage("docs/papers/holm-1987/index.md", Prose("A guide"), body=body)
    at = "papers/holm-1987/"
    more = replace(history, handwritten={**history.handwritten, at: written})
    page = read(more, at)
    argument = page.get_element_by_id("argument-of-holm")
    [below] = argument.xpath("following::h2[@id='places']")
    assert below.text_content()
    paragraph = page.get_element_by_id("flood-first")
    assert paragraph.xpath("a/@href")[0] == "../../events/1903-flood/"
    # It is cited at its own address, its note leads to the place, and the page is cited as before.
    assert paragraph.xpath("a[@class='cite']/@data-of") == [f"{at}#flood-first"]
    assert page.get_element_by_id("note-1").xpath("a/@href")[0] == "#p-13"
    assert more.citable(f"{at}#flood-first").paragraph == 1
    assert more.citable(at) == history.citable(at)
    # Only a paper has such a part; elsewhere a page of ours would be lost.
    assert [*build.taken(more, Path("docs"))] == []
    event = replace(history, handwritten={**history.handwritten, "events/1903-flood/": written})
    assert len([*build.taken(event, Path("docs"))]) == 1


def test_what_was_not_seen_is_not_said_to_be_compared(
    history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    survey = history.corpus.get(Work, "survey-1899")
    assert survey.reading
    uses = [
        survey.reading.uses[0].model_copy(update={"paper": "holm-1987", "verdict": verdict})
        for verdict in ("agrees", "agrees", "not-seen")
    ]
    reading = survey.reading.model_copy(update={"uses": tuple(uses)})
    page = read(changed(history, "survey-1899", reading=reading), "papers/holm-1987/")
    facts = {words(one.find("dt")): words(one.find("dd")) for one in page.xpath("//aside/dl/div")}
    assert facts["Checked"] == "2 times"
    rows = page.xpath("//section[h2/@id='documents']/table//tr")
    assert [words(row.find("td")) for row in rows] == ["1", "2", "1"]
    [folded] = [
        words(one) for one in page.xpath("//details/summary") if "match" in words(one).lower()
    ]
    assert folded == "Matches the document: 2 uses"


def test_beside_its_head_stands_what_a_paper_is_and_has(holm: html.HtmlElement) -> None:
    [facts] = holm.xpath("//header/following-sibling::*[1][self::aside]/dl")
    told = {words(one.find("dt")): words(one.find("dd")) for one in facts}
    assert told["Published"] == "In Review of Waterways 12, pp. 11–20"
    assert told["Length"] == "10 pages, 9 footnotes"
    assert told["Used for"] == "3 statements"
    # Each number leads to what it counts.
    ways = [way for way in facts.xpath(".//dd/a/@href") if way.startswith("#")]
    assert all(holm.xpath(f"//*[@id='{way[1:]}']") for way in ways)
    assert len(ways) > 3


def test_names_are_listed_once_and_paragraphs_begin(
    history: History, holm: html.HtmlElement
) -> None:
    notes = read(history, "papers/anonymous-lock/")
    ours, theirs = (page.xpath("//*[@id='names']//a/@href") for page in (holm, notes))
    assert {link.split("/")[2] for link in ours} == {"actors", "places"}
    [lessons] = holm.xpath("//details[summary[contains(., 'lesson')]]")
    assert words(lessons) == "Used in 1 lesson Who dug the canal?"
    assert "../../actors/per-ruud/" in theirs
    # What statements are about is named above.
    assert "../../actors/norrmark/" not in ours
    begins = "“Before the diggers there was\u00a0…”"
    assert notes.get_element_by_id("para-2").findtext("div/p").startswith(begins)
    assert "…" not in holm.get_element_by_id("p-13").text_content()


def test_a_row_ends_with_the_first_words_of_its_paragraph(
    history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(papers, "MANY", 0)
    page = read(history, "papers/anonymous-lock/")
    [row] = page.xpath("//details[summary/h3[.='¶2']]/summary")
    [told] = row.xpath("span")
    assert words(told.find("q")) == "Before the diggers there was …"
    assert words(told) == "Estmark surveys the isthmus. Before the diggers there was …"


def test_of_more_than_twice_as_many_notes_the_list_is_folded(
    history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    def is_folded(many: float) -> bool:
        monkeypatch.setattr(papers, "MANY", many)
        page = read(history, "papers/holm-1987/")
        return bool(page.xpath("//details[contains(summary, 'with what each cites')]"))

    rows = 5
    assert len(read(history, "papers/holm-1987/").xpath("//ul[@class='its-notes']/li")) == rows
    assert not is_folded(rows / 2)
    assert is_folded((rows - 1) / 2)


def test_where_nothing_needs_a_note_no_section_says_so(history: History) -> None:
    """What is noted of the copy alone stands with what else is known of it."""
    for of_copy, section in ((False, "slips"), (True, "known")):
        page = read(changed(history, "holm-p13-month", of_copy=of_copy), "papers/holm-1987/")
        [noted] = page.xpath("//section[.//*[@id='slips']]/h2")
        assert noted.get("id") == section
        assert ("The author has not seen" in words(noted.getparent())) is not of_copy


def test_a_line_is_the_first_statement_of_a_place(
    history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(papers, "MANY", 0)
    again = {"id": "again", "sources": (Source(work="holm-1987", at="p. 16"),)}
    page = read(copies(history, "flood-drowned", again), "papers/holm-1987/")
    assert lines(page, "p. 16") == ["The isthmus floods, drowned: 3–5 (Vik Courier, 4 May 1903)"]
    # A sentence that is not the paper’s own has the name of whose it is before it.
    for voice, before in (("holm-1987", ""), ("per-ruud", "Per Ruud says: ")):
        other = changed(history, "motive-ruud", about="norrmark", voice=voice)
        told = copies(other, "motive-ruud", again)
        [said] = lines(read(told, "papers/holm-1987/"), "p. 16")
        assert said == f"{before}Norrmark wanted a way to the warm sea"


@pytest.mark.parametrize(
    ("unit", "told_by_unit", "voice", "said"),
    [
        (None, True, "holm-1987", ", drowned: 3–5"),
        ("people", False, "holm-1987", ", drowned: 3–5 people"),
        ("people", True, "holm-1987", ": 3–5 people"),
        ("people", True, "per-ruud", ": 3–5 people (Per Ruud)"),
    ],
)
def test_a_figure_in_a_line_has_its_property_and_whose_it_is(
    history: History,
    monkeypatch: pytest.MonkeyPatch,
    unit: str | None,
    told_by_unit: bool,
    voice: str,
    said: str,
) -> None:
    monkeypatch.setattr(papers, "MANY", 0)
    told = changed(history, "drowned", told_by_unit=told_by_unit)
    told = changed(told, "flood-drowned", unit=unit and Prose(unit), voice=voice)
    again = {"id": "again", "sources": (Source(work="holm-1987", at="p. 16"),)}
    page = read(copies(told, "flood-drowned", again), "papers/holm-1987/")
    assert lines(page, "p. 16") == [f"The isthmus floods{said}"]


def lines(page: html.HtmlElement, *places: str) -> list[str]:
    """What stands beside some places before they are opened, without its stop or how they begin."""
    said = []
    for place in places:
        beside = page.xpath(f"//details[summary/h3[.='{place}']]/summary/span")[0]
        said.append(words(beside).partition(" note")[0].removesuffix("."))
    return said


def test_a_page_about_who_acts_in_much_else_says_what_is_told(history: History) -> None:
    rest = [
        {"id": f"corps-{page}", "sources": (Source(work="holm-1987", at=f"p. {page}"),)}
        for page in range(11, 20)
    ]
    full = copies(history, "corps-strength-holm", *rest)
    page = read(changed(full, "corps-15", about="canal-corps"), "papers/holm-1987/")
    # One thing stands in a line.
    assert lines(page, "p. 15") == ["Per Ruud says: Norrmark wanted a way to the warm sea"]


def test_the_own_words_of_a_paper_stand_in_a_line_before_those_of_others_and_events(
    history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The name of an event that others tell, too, may be that of their argument: it never stands."""
    monkeypatch.setattr(papers, "MANY", 0)
    here = Source(work="holm-1987", at="p. 16")
    of_ruud = {"id": "ruud-says", "voice": "per-ruud", "value": Prose("The bank was low")}
    of_holm = {"id": "own", "voice": "holm-1987", "value": Prose("The river rose")}
    alone = changed(history, "1910-opening", sources=(here,))
    opening = alone.corpus["1910-opening"].label.as_text
    shared = changed(
        alone, "1910-opening", sources=(here, Source(work="anonymous-lock", at="n. 1"))
    )
    values = [{"about": "1910-opening", "sources": (here,)} | of for of in (of_ruud, of_holm)]
    told = copies(alone, "motive-ruud", *values)
    nothing = [""]
    for of, said in ((alone, [opening]), (shared, nothing), (told, ["The river rose"])):
        assert lines(read(of, "papers/holm-1987/"), "p. 16") == said


def guided(history: History, paper: str, *given: dict[str, object]) -> html.HtmlElement:
    """The page of a paper with lines of its guide."""
    having = history.corpus.get(Work, paper).locators
    assert having
    guide = tuple(GuideLine.model_validate(line) for line in given)
    told = changed(history, paper, locators=having.model_copy(update={"guide": guide}))
    return read(told, f"papers/{paper}/")


def test_a_guide_says_what_stands_beside_a_place(
    history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(papers, "MANY", 0)
    values = {"about": "1910-opening", "voice": "holm-1987", "value": Prose("The bank was low")}
    at_both = {"id": "own", "sources": (Source(work="holm-1987", at="pp. 16–17"),)}
    told = copies(history, "motive-ruud", {}, values | at_both)
    assert lines(read(told, "papers/holm-1987/"), "p. 16", "p. 17") == [
        "The bank was low",
        "Listed at p. 16",
    ]
    page = guided(
        told,
        "holm-1987",
        {"at": "p. 13", "says": "1903-flood"},
        {"at": "p. 15", "says": "motive-ruud"},
        {"at": "p. 17", "says": "own", "named": True},
        {"at": "p. 19", "words": "A map again"},
    )
    assert lines(page, "p. 13", "p. 15", "p. 17", "p. 19") == [
        "The isthmus floods",
        "Per Ruud says: Norrmark wanted a way to the warm sea",
        "Holm says: The bank was low",
        "A map again",
    ]
    # Opened, it does not say that of a place once more; where nothing opens, it stands there.
    assert words(page.get_element_by_id("p-19")) == "Nothing rests on it by itself."
    assert lines(page, "p. 16") == ["The bank was low"]
    monkeypatch.setattr(papers, "MANY", 99)
    page = guided(told, "holm-1987", {"at": "p. 19", "words": "A map again"})
    [place] = page.get_element_by_id("p-19").xpath("div")
    assert words(place) == "A map again. Nothing rests on it by itself."


def test_what_only_one_paper_has_is_marked_where_it_is_listed(holm: html.HtmlElement) -> None:
    marked = holm.xpath("//i[contains(., ', only here')]/../a/@href")
    assert {link.split("/")[-2] for link in marked} == {"1910-opening"}
    [said] = holm.xpath("//p[@id='only-here']")
    assert words(said) == "2 events and 1 deployment are in this paper only."


def test_a_note_has_what_is_cited_there_and_leads_to_its_page(holm: html.HtmlElement) -> None:
    note = holm.get_element_by_id("n-5")
    assert note.text_content().startswith("5 “ibid.”: Vik Courier")
    assert note.xpath("small/a/@href") == ["#p-13", "#p-14"]
    assert cited(holm, "n-5") == []
    assert holm.get_element_by_id("p-13").xpath("div/p[@class='begins']/a/@href") == ["#n-5"]


def test_a_slip_stands_where_the_paper_has_it(holm: html.HtmlElement) -> None:
    [way] = holm.xpath("//*[@id='p-13']/*/p[@class='slip']/a/@href")
    assert way == "#holm-p13-month"
    # It is printed once, and leads back.
    slip = holm.get_element_by_id("holm-p13-month")
    assert slip.xpath("ancestor::section[h2/@id='slips']")
    assert slip.xpath("a/@href") == ["#p-13"]
    assert holm.text_content().count("of May") == slip.text_content().count("of May") == 1


def test_a_deployment_at_its_place_is_called_as_the_history_calls_it(history: History) -> None:
    strength = history.corpus.get(Claim, "corps-strength-holm")
    elsewhere = tuple(one.model_copy(update={"at": "p. 20"}) for one in strength.sources)
    names = DeploymentNames(one=Prose("voyage"), many=Prose("voyages"))
    own = with_settings(changed(history, strength.id, sources=elsewhere), deployments=names)
    page = read(own, "papers/holm-1987/").get_element_by_id("p-12")
    assert "The Canal Corps at the lock voyage, only here" in [words(li) for li in page.iter("li")]


def test_a_place_that_only_a_connection_rests_on_is_there(history: History) -> None:
    [led] = history.corpus.get(Actor, "canal-corps").relations
    sources = (led.sources[0].model_copy(update={"at": "p. 18"}),)
    relations = (led.model_copy(update={"sources": sources}),)
    page = read(changed(history, "canal-corps", relations=relations), "papers/holm-1987/")
    place = page.get_element_by_id("p-18")
    assert words(place) == "Names and connections only: Canal Corps"
    assert words(place.getparent().find("summary")) == "p. 18 Names and connections only."


def test_a_place_whose_records_stand_elsewhere_says_where(history: History) -> None:
    strength = history.corpus.get(Claim, "corps-strength-holm")
    [source] = strength.sources
    both = source.model_copy(update={"at": "pp. 16, 18"})
    page = read(changed(history, strength.id, sources=(both,)), "papers/holm-1987/")
    [place] = page.xpath("//details[summary/h3[.='p. 18']]")
    assert words(place.find("summary")) == "p. 18 Listed at p. 16"


def test_a_paper_is_gone_through_by_what_it_is_cited_by(history: History) -> None:
    places = history.corpus.get(Work, "holm-1987").locators
    assert places
    bound = Locators.model_validate(places.model_dump(exclude_none=True) | {"paragraph": (1, 90)})
    own = changed(history, "holm-1987", locators=bound)
    assert "Page by page" in words(read(own, "papers/holm-1987/"))
    for number, event in enumerate(own.corpus.of(Event), 1):
        by_section = event.sources[0].model_copy(
            update={"work": "holm-1987", "at": f"¶{number * 2}"}
        )
        own = changed(own, event.id, sources=(by_section,))
    for number, claim in enumerate(own.corpus.of(Claim), 30):
        own = changed(own, claim.id, sources=(Source(work="holm-1987", at=f"¶{number * 2}"),))
    page = read(own, "papers/holm-1987/")
    assert "Paragraph by paragraph" in words(page)
    places_of_it = [words(head) for head in page.xpath("//summary/h3")]
    assert {"p. 12", "¶2", "¶60"} <= set(places_of_it)


def test_a_place_says_in_words_how_many_statements_it_has(
    history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(papers, "MANY", 0)
    page = read(history, "papers/holm-1987/")
    counts = [words(one) for one in page.xpath("//details/summary/small")]
    assert counts
    # Where there is none it is something else that rests on the place.
    told = {count.partition(" ")[2] for count in counts}
    assert told <= {"statement", "statements", "entry", "statement, 1 correction"}
    assert "1 statement, 1 correction" in counts
    assert "1 statement" in counts
    lines = page.xpath("//details/summary/span[not(span)]")
    stopped = [words(one) for one in lines if not one.xpath("b")]
    assert stopped
    assert [line for line in stopped if not line.endswith(".")] == []
    assert not page.xpath("//details/summary//svg")


def test_a_paper_opens_with_words_that_it_quotes(history: History) -> None:
    opened = changed(history, "holm-1987", epigraph=Epigraph(of="survey-1899"))
    [voice] = read(opened, "papers/holm-1987/").xpath("//aside/dl/following-sibling::figure")
    assert voice.get("class") == "voice"
    assert words(voice.find("figcaption"))


def test_notes_that_follow_each_other_are_a_run() -> None:
    notes = tuple(CitablePlace("note", number) for number in (1, 2, 3, 5, 8, 9))
    place = paper_places.PaperPlace(CitablePlace("page", 12), "p. 12", cited_with=notes)
    assert [[note.number for note in run] for run in place.runs] == [[1, 2, 3], [5], [8, 9]]


def test_the_argument_begins_with_one_sentence_and_the_rest_is_set_apart(history: History) -> None:
    said = Paragraphs("It was a work of both. The flood came.\nNobody paid.")
    long = changed(history, "holm-1987", argument=said)
    page = read(long, "papers/holm-1987/")
    [lead] = page.xpath("//p[@id='argument']")
    assert [words(one) for one in lead.find_class("then")] == ["The flood came.", "Nobody paid."]
    assert lead.text.strip() == "It was a work of both."


def test_how_paragraphs_are_counted_is_folded_where_one_line_leads(history: History) -> None:
    page = read(history, "papers/anonymous-lock/")
    [note] = page.xpath("//p[@class='how'][not(@id)]")
    [way] = note.iter("a")
    [counting] = page.xpath("//details/p[@id='counting']")
    assert way.get("href") == "#counting"
    assert words(counting).startswith("The ¶ numbers stand in no copy")
    assert counting.getparent().get("open") is None


def test_what_a_copy_lacks_of_its_sources_stands_above_what_it_says(history: History) -> None:
    lacks = {"unsourced": Prose("the copy used has no notes")}
    page = read(changed(history, "anonymous-lock", **lacks), "papers/anonymous-lock/")
    [note] = page.xpath("//p[@class='how'][not(@id)]")
    assert words(note).endswith("ours. The copy used has no notes.")
    known = page.xpath("//section[h2/@id='known']//li")
    assert "The copy used has no notes." in [words(one) for one in known]


def test_a_note_of_which_no_work_is_known_says_so(history: History) -> None:
    source = Source(work="holm-1987", at="p. 12, n. 7")
    page = read(changed(history, "1903-flood", sources=(source,)), "papers/holm-1987/")
    told = {one.get("id"): words(one) for one in page.xpath("//ul[@class='its-notes']/li")}
    assert "What it cites is not listed here." in told["n-7"]
    others = read(history, "papers/holm-1987/").xpath("//ul[@class='its-notes']/li")
    with_works = [words(one) for one in others if "Ruud" in words(one)]
    assert with_works
    assert not any("What it cites" in one for one in with_works)
