from dataclasses import replace

import pytest
from lxml import etree, html

from chronicle import build
from chronicle.citation import csl
from chronicle.corpus.corpus import RecordLink
from chronicle.history import History
from chronicle.pages import cite
from chronicle.pages.work import bibliography
from chronicle.queries import links
from chronicle.queries.claims import MANY
from chronicle.queries.shares import shares
from chronicle.records.reading import Use
from chronicle.records.vocabulary import GlossaryTerm
from chronicle.records.work import Person, Work
from chronicle.values import dates
from chronicle.values.amounts import times
from chronicle.values.text import Prose
from support import changed, copies, read, with_only, words
from support.cases import beside


def listed(history: History) -> dict[str, list[str]]:
    page = read(history, "bibliography/")
    return {
        words(section.xpath("h2 | h3")[0]): [
            entry.get("id") for entry in section.find_class("entry")
        ]
        for section in page.xpath("//section[h2[@id!='read'] or h3[@id]]")
    }


def test_works_stand_by_class_of_evidence(history: History) -> None:
    assert listed(history) == beside(__file__)["classes"]


def test_beside_each_paper_stands_how_many_statements_rest_on_it(history: History) -> None:
    papers = read(history, "bibliography/").xpath("//section[h2/@id='papers']")[0]
    told = papers.xpath(".//*[@class='its']/span")
    weights = beside(__file__)["weights"]
    assert [words(one) for one in told] == weights["each"]


@pytest.mark.pandoc
def test_the_title_of_a_work_leads_to_what_rests_on_it(history: History) -> None:
    page = read(history, "bibliography/")
    titles = {way.get("href"): words(way) for way in page.find_class("to")}
    used = page.xpath("//*[@class='its'][span[starts-with(., 'Used')]]")
    assert len(titles) == len(used)
    # The way begins at the page, which its entries do not name again.
    assert "survey-1899/" in titles
    survey = history.corpus.get(Work, "survey-1899").title
    assert f"“{survey}.”".casefold() in [title.casefold() for title in titles.values()]


@pytest.mark.pandoc
def test_who_reads_english_has_the_way_to_a_work_in_another_language(history: History) -> None:
    for kind in ("article-newspaper", "book"):
        titled = {"title": "Slusen i sump", "title_en": "The lock in mud", "language": "no"}
        norwegian = changed(history, "ruud-1911", type=kind, container_title=None, **titled)
        entry = read(norwegian, "bibliography/").get_element_by_id("ruud-1911")
        [way] = entry.find_class("to")
        assert words(way).strip("“”").casefold() == "the lock in mud"
        # Its own title follows, in its language.
        [own] = entry.xpath("p//span[@class='soft']")
        assert words(own).casefold() == "[slusen i sump]"
        assert own.find("span[@lang='no']") is not None


def test_a_reference_of_which_nothing_is_known_is_called_that(history: History) -> None:
    for day, told in ((None, "Not identified"), ("1911", "Not read")):
        issued = dates.parse(day) if day else None
        known = {"title": "[On the lock]", "author": (), "issued": issued}
        ruud = read(changed(history, "ruud-1911", **known), "bibliography/")
        [read_as] = ruud.xpath("//*[@id='ruud-1911']/p[@class='its']/span[2]")
        assert words(read_as) == told


def test_classes_of_evidence_are_drawn_as_bars(history: History) -> None:
    [classes] = read(history, "bibliography/").xpath("//nav[.//ul[@class='tallied']]")
    assert [link.get("href") for link in classes.iter("a")] == [
        f"#evidence-{evidence}" for evidence in ("archive", "press", "memoir")
    ]
    # What was read is filled, what was not is hollow.
    assert [[svg.get("class") for svg in row.iter("svg")] for row in classes.iter("li")] == [
        [None],
        ["not-read"],
        ["not-read"],
    ]


def test_of_one_paper_no_share_is_told(history: History, monkeypatch: pytest.MonkeyPatch) -> None:
    told = shares(history)
    monkeypatch.setattr(bibliography, "shares", lambda _: told._replace(papers=told.papers[:1]))
    page = read(history, "bibliography/")
    assert not page.xpath("//section[h2/@id='papers']/p[@class='soft']")


@pytest.mark.pandoc
def test_in_the_list_an_address_is_named_by_its_host(history: History) -> None:
    address = "https://www.lock.example.org/long/way"
    listed_there = changed(history, "ruud-1911", URL=address)
    there = read(listed_there, "bibliography/").get_element_by_id("ruud-1911")
    assert [(words(way), way.get("href")) for way in there.find_class("at-host")] == [
        ("lock.example.org", address)
    ]
    assert words(there.find("p")).endswith("lock.example.org")
    # Its own page has all of it.
    assert address in words(read(listed_there, "bibliography/ruud-1911/"))


def test_a_paper_that_is_a_witness_shows_its_class_of_evidence(history: History) -> None:
    assert not read(history, "bibliography/").find_class("evidence")
    page = read(copies(history, "holm-1987", {"evidence": "letter"}), "bibliography/")
    assert [one.text for one in page.find_class("evidence")] == ["letter"]


def test_works_on_which_most_rests_come_first(history: History) -> None:
    works = [work.model_copy(update={"evidence": "press"}) for work in history.corpus.of(Work)]
    ordered = ["ruud-1911", "survey-1899", "vik-courier-1903-05-04"]
    assert listed(with_only(history, Work, *works))["Press"] == ordered


def test_what_stands_for_a_title_is_said_once_above_all_works(history: History) -> None:
    def told(made: History) -> list[str]:
        page = read(made, "bibliography/")
        return [words(line) for line in page.iter("p") if "square brackets" in words(line)]

    assert not told(history)
    untitled = changed(history, "ruud-1911", title="[On the lock]")
    [line] = told(changed(untitled, "survey-1899", title="[On the bed]"))
    assert line.endswith(
        "A title wholly in square brackets is ours, for a work whose title is not known."
    )


@pytest.mark.pandoc
def test_the_pages_of_a_work_stand_in_one_line(history: History) -> None:
    journal = {"type": "article-journal", "container_title": "The Lock", "page": "38–42"}
    paged = changed(history, "ruud-1911", **journal)
    entry = read(paged, "bibliography/").get_element_by_id("ruud-1911")
    assert [words(span) for span in entry.find_class("designation")] == ["38–42"]


def test_three_works_of_a_class_stand_open(history: History) -> None:
    ruud = history.corpus.get(Work, "ruud-1911")
    more = [ruud.model_copy(update={"id": f"ruud-{year}", "formerly": ()}) for year in "123456"]
    page = read(with_only(history, Work, *history.corpus.of(Work), *more), "bibliography/")
    (fold,) = page.xpath("//section[h3/@id='evidence-memoir']//details[@class='more']")
    assert fold.findtext("summary") == "4 more works"
    assert len(page.xpath("//section[h3/@id='evidence-memoir']/*[@class='entry']")) == 3


def test_where_works_are_very_many_those_with_a_page_are_only_named(
    history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_full = read(history, "bibliography/")
    monkeypatch.setattr(bibliography, "MOST_IN_FULL", 1)
    page = read(history, "bibliography/")
    ids = [entry.get("id") for entry in page.find_class("entry")]
    assert ids == [entry.get("id") for entry in in_full.find_class("entry")]
    ruud = page.get_element_by_id("ruud-1911")
    assert [link.get("href") for link in ruud.iter("a")] == ["ruud-1911/"]
    assert len(words(ruud)) < len(words(in_full.get_element_by_id("ruud-1911")))


def test_the_page_of_a_work_has_what_rests_on_it_place_by_place(history: History) -> None:
    made = bibliography.render_work(history, history.corpus.get(Work, "ruud-1911"))
    assert made.description == "Memoirs: Per Ruud 1911. Ada Holm cites it for “Per Ruud”."
    page = html.fromstring(made.body)
    claim = "../../deployments/corps-at-the-lock/#corps-strength-holm"
    assert [
        (place.findtext("h4/a"), place.findtext("div/p"), use.find("a").get("href"))
        for place in page.find_class("place")
        for use in place.iter("li")
    ] == [
        ("p. 12", "from p. 40", "../../actors/per-ruud/"),
        ("p. 12, table", "from p. 41", claim),
        ("p. 12, n. 3", "from p. 40", "../../events/1901-corps-arrives/"),
    ]
    assert {*page.xpath("//*[@class='place']/h4/a/@href")} == {"../../papers/holm-1987/#p-12"}
    facts = {words(one.find("dt")): words(one.find("dd")) for one in page.find("aside/dl")}
    assert (facts["Cited by"], facts["Used for"]) == ("Holm", "1 name, 1 statement, 1 event")
    # No line ends between a number and what it counts.
    [counts] = page.xpath("//aside//a[@href='#rests']/text()")
    assert (
        counts == "1\N{NO-BREAK SPACE}name, 1\N{NO-BREAK SPACE}statement, 1\N{NO-BREAK SPACE}event"
    )


def test_a_sentence_that_rests_on_a_work_is_named_without_its_property(history: History) -> None:
    page = read(history, "bibliography/survey-1899/")
    links = page.xpath("//ul[@class='resting']//a[contains(@href, '#survey-reason')]")
    assert [words(link) for link in links] == [
        "The officers were to find out what a canal would cost"
    ]


def test_what_goes_back_to_a_work_by_way_of_others_is_folded(history: History) -> None:
    links = {"survey-1899": (RecordLink("motive-ruud", "depends_on.witness", "survey-1899"),)}
    told = replace(history, corpus=replace(history.corpus, links_to=links))
    page = read(told, "bibliography/survey-1899/")
    fold = page.get_element_by_id("second-hand")
    assert words(fold.find("summary")) == "Others who draw on it: 1 statement"
    [link] = fold.xpath(".//a/@href")
    assert link.endswith("#motive-ruud")
    assert not read(history, "bibliography/survey-1899/").xpath("//*[@id='second-hand']")


def test_a_term_in_the_title_of_a_work_is_explained(history: History) -> None:
    titled = changed(
        history, "survey-1899", title=Prose("A memo of the RIC"), title_en=None, language="en"
    )
    term = history.corpus.of(GlossaryTerm)[0].model_copy(update={"name": Prose("RIC")})
    more = with_only(titled, GlossaryTerm, term)
    [heading] = read(more, "bibliography/survey-1899/").xpath("//h1")
    assert heading.find("abbr").get("title") == term.description.as_text


def test_a_figure_that_rests_on_a_work_says_after_it_what_it_is_about(history: History) -> None:
    page = read(history, "bibliography/ruud-1911/")
    [figure] = page.xpath("//ul[@class='resting']/li[contains(a/@href, '#corps-strength-holm')]")
    assert words(figure.find_class("by")[0]) == "The Canal Corps at the lock"
    assert not words(figure).startswith("The Canal Corps")


def test_an_author_who_is_an_actor_has_his_works_and_what_they_state(history: History) -> None:
    [by] = read(history, "bibliography/ruud-1911/").xpath("//p[@class='by']")
    assert by.xpath("a/@href") == ["../../actors/per-ruud/"]
    page = read(history, "actors/per-ruud/")
    assert page.xpath("//ul[@class='works']/li/a/@href") == ["../../bibliography/ruud-1911/"]
    # The bibliography has him as before.
    assert "actor" not in csl.complete(history.corpus.get(Work, "ruud-1911"))["author"][0]


def test_what_was_read_of_each_class_is_drawn_beside_the_lead(history: History) -> None:
    page = read(history, "bibliography/")
    order = page.xpath("//h2[@id='papers' or @id='cited'] | //nav[@class='tallies']")
    assert [one.get("id") or one.tag for one in order] == ["nav", "papers", "cited"]
    [beside] = page.find_class("with-bars")
    assert beside.xpath(".//h1")
    assert beside.xpath("nav[@class='tallies']//ul[@class='tallied']")
    # What was read in a report only is kept from what was read itself.
    reading = history.corpus.get(Work, "survey-1899").reading
    assert reading
    reported = reading.model_copy(update={"extent": "summary", "is_copy": False})
    page = read(changed(history, "ruud-1911", reading=reported), "bibliography/")
    key = [words(one) for one in page.xpath("//nav[@class='tallies']//*[@class='key']/span")]
    assert key == ["Read 1", "Read in a report 1", "Not read 1"]


def test_a_work_is_used_for_statements_as_a_paper_is_and_the_most_used_comes_first(
    real_history: History,
) -> None:
    page = read(real_history, "bibliography/")
    for group in page.xpath("//section[h3[starts-with(@id, 'evidence-')]]"):
        of_class = [words(one[0]) for one in group.find_class("its")]
        counts = [int(said.split()[2]) for said in of_class if "statement" in said]
        assert counts == sorted(counts, reverse=True)
        # Only behind them stand those that no statement rests on.
        assert all("statement" in said for said in of_class[: len(counts)])
    assert len(page.xpath("//section[h3]//*[@class='its']/span[starts-with(., 'Used')]")) > 100


def test_the_papers_come_first_and_the_list_by_name_with_what_they_cite(
    real_history: History,
) -> None:
    page = read(real_history, "bibliography/")
    order = page.xpath("//*[@id='papers' or @id='cited' or @id='by-name']/@id")
    assert order == ["papers", "cited", "by-name"]
    assert [head.get("id") for head in page.iter("h2")][:3] == ["papers", "read", "cited"]
    assert page.xpath("//section[h2/@id='cited']/div[@id='by-name']")


def test_works_of_one_name_stand_in_the_order_of_their_dates(real_history: History) -> None:
    page = read(real_history, "bibliography/")
    named = [words(one) for one in page.xpath("//details[contains(., 'by name')]//li/a")]
    papers = [name.rpartition(", ")[2] for name in named if name.startswith("Rodong Sinmun, ")]
    years = [int(date.split()[-1]) for date in papers]
    assert len(years) > 20
    assert years == sorted(years)


def test_the_bibliography_has_the_way_to_each_part_and_class(history: History) -> None:
    page = read(history, "bibliography/")
    [ways] = page.find_class("jump")
    headings = [f"#{name}" for name in page.xpath("//*[self::h2 or self::h3][@id!='go-on']/@id")]
    headings.remove("#cited")  # whose bars are the same ways once more
    bars = page.find_class("tallied")[0].iter("a")
    assert [way.get("href") for way in ways.iter("a")] == headings
    assert [way.get("href") for way in bars] == headings[2:]
    assert len(headings) > 2
    counts = [int(way.findtext("small")) for way in ways.iter("a")]
    assert counts[0] == len(page.xpath("//h2[@id='papers']/../*[@class='entry']"))


def test_works_are_whole_for_who_asks_by_unapi(history: History) -> None:
    files = dict(cite.files(history))
    every = etree.fromstring(files["cite/all.works.xml"]())
    (form,) = every.iter("{http://unapi.info/}format")  # as a program asks first
    assert form.get("name") == "rdf_zotero"
    works = [work.get(f"{{{every.nsmap['rdf']}}}about") for work in every]
    assert works == [f"#{work.id}" for work in history.corpus.of(Work)]
    (survey,) = etree.fromstring(files["cite/survey-1899.xml"]())
    assert survey.findtext("z:archiveLocation", namespaces=every.nsmap) == "K 7"
    named = every.findall(".//bib:authors//foaf:Person/foaf:surname", namespaces=every.nsmap)
    assert "Holm" in [name.text for name in named]


def test_zotero_puts_nobody_into_extra(history: History) -> None:
    # It keeps the first value of whatever has its own prefix there, unless that is empty.
    person = Person.model_validate({"family": "Lind", "given": "Eva"})
    translated = changed(history, "survey-1899", translator=(person, person))
    survey = dict(cite.files(translated))["cite/survey-1899.xml"]()
    read = etree.fromstring(survey)
    first, *others = read.findall(".//z:translators", namespaces=read.nsmap)
    assert not first.text
    assert not len(first)
    path = "foaf:Person/foaf:surname"
    assert [one.findtext(path, namespaces=read.nsmap) for one in others] == ["Lind", "Lind"]


def test_a_work_on_which_nothing_rests_names_its_authors_and_leads_nowhere(
    history: History,
) -> None:
    ruud = read(history, "bibliography/").get_element_by_id("ruud-1911")
    told = [words(one) for one in ruud.xpath(".//*[@class='its']/span")]
    assert told == ["Used for 1 statement", "Not read"]
    alone = replace(history, corpus=replace(history.corpus, links_to={}))
    ruud = read(alone, "bibliography/").get_element_by_id("ruud-1911")
    assert ruud.find_class("to") == []
    assert words(ruud).endswith("By Per Ruud.")


def test_a_page_has_the_day_of_a_work_whose_title_does_not_tell_which_it_is(
    history: History,
) -> None:
    def called(of: History, identifier: str) -> str:
        return build.render_page(of, f"bibliography/{identifier}/").title

    assert called(history, "vik-courier-1903-05-04") == "Vik Courier, 4 May 1903"
    article = changed(history, "vik-courier-1903-05-04", container_title="Vik Daily")
    assert called(article, "vik-courier-1903-05-04") == "Vik Courier"
    report = {"title": "Report", "title_en": None, "issued": dates.parse("1899-05")}
    both = changed(changed(history, "survey-1899", **report), "ruud-1911", **report)
    assert called(both, "survey-1899") == "Report, May 1899"
    assert called(changed(history, "survey-1899", **report), "survey-1899") == "Report"


def test_the_way_to_a_work_is_its_address_or_that_of_its_doi(history: History) -> None:
    for update, way in (
        ({"URL": "https://a.example/"}, ["https://a.example/"]),
        ({"DOI": "10.1/x"}, ["https://doi.org/10.1/x"]),
        ({}, []),
    ):
        page = read(changed(history, "ruud-1911", **update), "bibliography/ruud-1911/")
        assert page.xpath("//p[@class='actions']/a[contains(@class, 'button')]/@href") == way


@pytest.mark.parametrize(
    ("work", "update", "where"),
    [
        ("ruud-1911", {}, "no address at which it can be read."),
        ("ruud-1911", {"DOI": "10.1/x"}, "an address for it, given above."),
        ("survey-1899", {"reading": None}, "in this archive: Estmark State Archive."),
    ],
)
def test_a_work_of_which_nothing_was_read_says_so_and_where_it_may_be_had(
    history: History, work: str, update: dict[str, object], where: str
) -> None:
    page = read(changed(history, work, **update), f"bibliography/{work}/")
    said = words(page.get_element_by_id("unread"))
    assert said.startswith("Nothing of it was read for this site: ")
    assert said.endswith(where)
    assert not read(history, "bibliography/survey-1899/").xpath("//*[@id='unread']")


@pytest.mark.parametrize(
    ("extent", "heading"),
    [
        ("beginning", "From the document itself"),
        ("summary", "From reports of it"),
        (None, "In its own voice"),
    ],
)
def test_what_a_work_says_itself_stands_under_how_it_was_read(
    history: History, extent: str | None, heading: str
) -> None:
    reading = history.corpus.get(Work, "survey-1899").reading
    assert reading
    update = {"extent": extent, "is_copy": False}
    read_so = reading.model_copy(update=update) if extent else None
    page = read(changed(history, "survey-1899", reading=read_so), "bibliography/survey-1899/")
    voiced = page.get_element_by_id("voiced")
    assert voiced.text == heading
    # Of a work of which only reports were read, nothing of it was.
    assert ("Taken from what was read, not from a paper" in words(voiced.getnext())) == bool(extent)


def test_what_was_read_comes_first_and_what_rests_on_a_work_last(history: History) -> None:
    reading = history.corpus.get(Work, "survey-1899").reading
    assert reading
    more = reading.model_copy(update={"further": Prose("It gives no sum.")})
    page = read(changed(history, "survey-1899", reading=more), "bibliography/survey-1899/")
    heads = [head.get("id") for head in page.iter("h2")]
    assert heads[:3] == ["reading", "uses", "rests"]
    # What else it says is a paragraph of its own.
    says = page.xpath("//section[h2[@id='reading']]/div/p")
    assert [words(one) for one in says][1:] == ["It gives no sum."]


def test_a_work_is_headed_in_english_and_below_in_its_own_language(history: History) -> None:
    titles = {"title": "Minner fra kanalen", "title_en": "Memories of it", "language": "no"}
    page = read(changed(history, "ruud-1911", **titles), "bibliography/ruud-1911/")
    assert words(page.find("header/h1")) == "Memories of it"
    [below] = page.xpath("//header/p[@class='original-title']/span")
    assert (below.text, below.get("lang")) == ("Minner fra kanalen", "no")
    # What has one title has nothing below it, and so has an issue of a newspaper.
    alone = read(
        changed(history, "ruud-1911", **titles | {"title_en": None}), "bibliography/ruud-1911/"
    )
    assert alone.xpath("//header/h1/span/@lang") == ["no"]
    issue = changed(history, "vik-courier-1903-05-04", title_en="The Courier of Vik")
    courier = read(issue, "bibliography/vik-courier-1903-05-04/")
    for page in (alone, courier):
        assert not page.find_class("original-title")


def test_the_way_to_a_work_that_was_not_read_says_where_it_leads(history: History) -> None:
    reading = history.corpus.get(Work, "survey-1899").reading
    assert reading
    for extent, way in (
        ("beginning", ("Read the document", "button first")),
        ("summary", ("On the web: a.example", "button")),
        (None, ("On the web: a.example", "button")),
    ):
        there = {"extent": extent, "is_copy": False, "address": "https://a.example/b"}
        read_so = reading.model_copy(update=there)
        update = {"URL": "https://www.a.example/b", "reading": read_so if extent else None}
        page = read(changed(history, "survey-1899", **update), "bibliography/survey-1899/")
        [button] = page.xpath("//p[@class='actions']/a[contains(@class, 'button')][@href]")
        assert (button.text, button.get("class")) == way
        # Of what is known by reports alone, the head says that this is not what the address leads to.
        is_said = "only reports of it were read" in words(page.find("header"))
        assert is_said == (extent == "summary")


def test_of_a_work_without_an_address_the_way_leads_to_what_was_read(history: History) -> None:
    reading = history.corpus.get(Work, "survey-1899").reading
    assert reading
    for extent, said in (
        ("beginning", "Read the document"),
        ("summary", "About it: archive.example"),
    ):
        read_so = reading.model_copy(update={"extent": extent, "is_copy": False})
        known = changed(history, "survey-1899", URL=None, DOI=None, reading=read_so)
        page = read(known, "bibliography/survey-1899/")
        [button] = page.xpath("//p[@class='actions']/a[contains(@class, 'button')][@href]")
        assert (button.text, button.get("href")) == (said, "https://archive.example/k7")


@pytest.mark.parametrize(
    ("own", "read_at", "is_copy", "ways"),
    [
        ("https://www.b.example/1", "https://b.example/1/", True, ["Read the document"]),
        (
            "https://www.b.example/1",
            "https://blog.example/b",
            True,
            ["The copy read here", "On the web: b.example"],
        ),
        (
            "https://www.b.example/1",
            "https://news.example/b",
            False,
            ["Read here: news.example", "On the web: b.example"],
        ),
        (None, "https://blog.example/b", True, ["The copy read here"]),
    ],
)
def test_what_was_read_elsewhere_is_not_called_the_document(
    history: History, own: str | None, read_at: str, is_copy: bool, ways: list[str]
) -> None:
    reading = history.corpus.get(Work, "survey-1899").reading
    assert reading
    update = {"extent": "beginning", "is_copy": is_copy, "address": read_at}
    read_so = reading.model_copy(update=update)
    page = read(
        changed(history, "survey-1899", URL=own, DOI=None, reading=read_so),
        "bibliography/survey-1899/",
    )
    buttons = page.xpath("//p[@class='actions']/a[contains(@class, 'button')][@href]")
    assert [one.text for one in buttons] == ways
    # What can be checked first is what was read.
    assert [one.get("class") for one in buttons][:1] == ["button first"]
    assert [one.get("class") for one in buttons][1:] == ["button"] * (len(ways) - 1)
    assert buttons[0].get("href") == (own if len(ways) == 1 and own else read_at)


def test_a_doi_leads_to_the_publisher_with_whom_a_work_was_read(history: History) -> None:
    reading = history.corpus.get(Work, "survey-1899").reading
    assert reading
    read_so = reading.model_copy(update={"extent": "beginning", "is_copy": False})
    known = changed(history, "survey-1899", URL=None, DOI="10.1/x", reading=read_so)
    page = read(known, "bibliography/survey-1899/")
    [button] = page.xpath("//p[@class='actions']/a[contains(@class, 'button')][@href]")
    assert (button.text, button.get("href")) == ("Read the document", "https://doi.org/10.1/x")


@pytest.mark.pandoc
def test_beside_the_head_stands_the_archive_and_below_where_it_has_a_document(
    history: History,
) -> None:
    """The codes of a shelf stood twice on the page."""
    page = read(
        changed(history, "survey-1899", archive_location="box 7, file 3"),
        "bibliography/survey-1899/",
    )
    [told] = page.xpath("//aside//dd[../dt = 'Archive']")
    assert words(told) == "Estmark State Archive"
    assert words(page.find_class("entry")[0]).count("Box 7, file 3") == 1


def test_how_many_rest_on_a_work_is_the_way_to_them(history: History) -> None:
    [way] = read(history, "bibliography/survey-1899/").xpath("//aside//a[@href='#rests']")
    assert words(way) == "1 statement, 1 event"


def test_what_a_work_with_a_long_title_is_ends_with_its_clause_and_its_day(
    history: History,
) -> None:
    said = Prose("A memoir, apparently by the captain, on his corps.")
    long = changed(history, "ruud-1911", in_short=said, title_en="The captain’s memories " * 4)
    dated = changed(long, "ruud-1911", issued=dates.parse("1911-05-02"))
    page = read(dated, "bibliography/ruud-1911/")
    [head] = page.xpath("//h1")
    assert head.text_content() == "A memoir, 2\N{NO-BREAK SPACE}May\N{NO-BREAK SPACE}1911"
    # How the sentence goes on stands below, and the title beside it.
    assert words(head.getnext()) == "Apparently by the captain, on his corps."
    [title] = page.xpath("//aside//dt[.='Title']/following-sibling::dd")
    assert words(title).startswith("The captain’s memories")
    assert not page.xpath("//header/p[contains(., 'The captain’s memories')]")


def test_what_a_work_is_stands_under_its_title_and_in_no_citation(history: History) -> None:
    said = "What the captain wrote of his corps."
    told = changed(history, "ruud-1911", in_short=Prose(said))
    header = read(told, "bibliography/ruud-1911/").find("header")
    assert [words(lead) for lead in header.find_class("lead")] == [said]
    assert header.xpath("p[@class='lead']/preceding-sibling::h1")
    # Where the title is long, what it is stands in place of it, without a stop, and the title below.
    long = changed(told, "ruud-1911", title_en="The captain’s memories of it " * 3)
    header = read(long, "bibliography/ruud-1911/").find("header")
    assert words(header.find("h1")) == said.removesuffix(".")
    assert not header.find("h1").get("class")
    [title] = header.xpath("h1/following-sibling::*[1][@class='original-title']")
    assert words(title).startswith("The captain’s memories of it")
    assert not header.find_class("lead")
    assert not read(history, "bibliography/ruud-1911/").find("header").find_class("lead")
    assert said not in str(csl.complete(told.corpus.get(Work, "ruud-1911")))


def test_all_works_are_found_by_a_letter_of_the_family_or_by_a_word(
    history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not read(history, "bibliography/").find_class("alphabet")
    works = [work for work in history.corpus.of(Work) if not work.is_paper]
    named = bibliography._named(history, works)
    assert sorted(one.work.id for one in named) == sorted(work.id for work in works)
    keys = {one.work.id: one.letter for one in named if one.letter}
    assert list(keys.values()) == sorted(set(keys.values()))
    [ruud] = [one for one in named if one.work.id == "ruud-1911"]
    assert ruud.work.author[0].family == "Ruud"
    before = [one.letter for one in named[: named.index(ruud) + 1] if one.letter]
    assert before[-1] == "R"


def test_the_list_of_all_works_has_a_field_and_letters(real_history: History) -> None:
    page = read(real_history, "bibliography/")
    [section] = page.xpath("//section[div/@id='by-name']")
    rows = section.xpath(".//li[a]")
    assert words(section.xpath(".//summary")[0]) == f"All {len(rows)} works by name"
    # What one may look for them by is read in their entries, and not sent twice.
    assert not section.xpath(".//li[@data-names]")
    for row in rows:
        name = row.find("a").get("href").split("/")[-2]
        assert page.xpath(f"//div[@class='entry' and @id='{name}']/p//*[@class='Z3988']"), name
    ways = section.xpath(".//p[@class='alphabet']/a/@href")
    assert ways == [f"#{row.get('id')}" for row in rows if row.get("id")]
    assert section.xpath("form[@hidden]//input")


def test_the_passages_of_a_paper_stand_together(history: History) -> None:
    survey = history.corpus.get(Work, "survey-1899")
    assert survey.reading
    first = survey.reading.uses[0].model_copy(update={"verdict": "agrees", "about": ()})
    made = []
    for paper, at, verdict in (
        ("holm-1987", "p. 1", "agrees"),
        (first.paper, "¶2", "differs"),
        (first.paper, "¶7", "agrees"),
    ):
        made.append(first.model_copy(update={"paper": paper, "at": at, "verdict": verdict}))
    reading = survey.reading.model_copy(update={"uses": (made[1], made[0], made[2])})
    page = read(changed(history, "survey-1899", reading=reading), "bibliography/survey-1899/")
    places = page.xpath("//section[h2[@id='uses']]//h3/a/@href")
    assert [first.paper in place for place in places] == [True, True, False]


def test_uses_that_match_are_folded_where_they_would_hide_the_others(history: History) -> None:
    survey = history.corpus.get(Work, "survey-1899")
    assert survey.reading
    first = survey.reading.uses[0].model_copy(update={"about": ()})
    but = {"verdict": "agrees", "has_exception": True}
    differing = [first.model_copy(update={"verdict": "differs"}), first.model_copy(update=but)]
    agreeing = first.model_copy(update={"verdict": "agrees", "why": Prose("Both have it.")})

    def shown(uses: list[Use]) -> tuple[list[str], list[str], list[str]]:
        assert survey.reading
        reading = survey.reading.model_copy(update={"uses": tuple(uses)})
        page = read(changed(history, "survey-1899", reading=reading), "bibliography/survey-1899/")
        [section] = page.xpath("//section[h2[@id='uses']]")
        folded = section.xpath("details[contains(@class, 'matching')]")
        for each in folded:
            each.drop_tree()
        marks = map(words, section.xpath(".//*[contains(@class, 'verdict')]"))
        heads = [words(each.find("summary")) for each in folded]
        said = [words(one) for each in folded for one in each.iter("p")]
        return list(marks), heads, said

    marks, heads, said = shown([agreeing] * MANY + differing)
    assert marks == ["disagrees with what was read", "mostly matches the document"]
    paper = history.corpus.get(Work, first.paper)
    name = links.voice(history, paper).label.as_text
    assert heads == [f"Matches the document: {name} {times(MANY)}"]
    assert said == ["Both have it."] * MANY
    # Few hide nothing, and where all match nothing is hidden.
    assert shown([agreeing] * (MANY - 1) + differing)[1:] == ([], [])
    assert shown([agreeing] * MANY)[1:] == ([], [])


def test_a_work_headed_in_our_words_has_its_title_and_its_day_once_beside_them(
    history: History,
) -> None:
    named = {
        "title": "A memorandum on the keeping of the canal and its locks, and on all that they cost",
        "title_short": "Lock memo",
        "in_short": Prose("A memorandum, on the canal."),
    }
    page = read(changed(history, "survey-1899", **named), "bibliography/survey-1899/")
    facts = {words(one.find("dt")): words(one.find("dd")) for one in page.xpath("//aside//dl/div")}
    assert facts["Title"] == named["title"]
    assert words(page.xpath("//h1")[0]) == "A memorandum, about 1899"
    assert "Date" not in facts
    # What notes call it by stands under the title that it bears, since its page is headed otherwise.
    assert list(facts)[:2] == ["Title", "In notes"]
    assert facts["In notes"] == "“Lock memo”, about 1899"
    alone = read(history, "bibliography/survey-1899/")
    terms = [words(one) for one in alone.xpath("//aside//dt")]
    assert ("Date" in terms, "In notes" in terms) == (True, False)
