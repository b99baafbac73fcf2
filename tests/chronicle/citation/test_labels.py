from chronicle.citation import csl, labels
from chronicle.corpus.corpus import Corpus
from chronicle.history import History
from chronicle.records.work import Work
from chronicle.values.dates import parse
from support import changed, with_only, work


def test_labels(corpus: Corpus) -> None:
    holm, lock, ruud, survey = (
        corpus.get(Work, name)
        for name in ("holm-1987", "anonymous-lock", "ruud-1911", "survey-1899")
    )
    assert labels.paper_name(holm, corpus).as_html == "Holm"
    assert labels.paper_name(lock, corpus).as_html == "Unsigned notes"
    assert labels.voice_name(ruud, corpus).as_html == "Per Ruud 1911"
    title = '<cite lang="no" translate="no">Minner fra kanalen</cite> [Memories of the Canal]'
    assert labels.long(ruud).as_html == f"Per Ruud, {title} (1911)"
    assert labels.long(survey).as_html == "<span>“Survey of the isthmus”</span> (about 1899)"


def test_a_work_that_is_no_paper_and_has_no_author_is_named_in_english(history: History) -> None:
    foreign = {"title": "Plan for kanalen", "title_en": "Plan of the canal", "language": "no"}
    corpus = changed(history, "survey-1899", **foreign).corpus
    survey = corpus.get(Work, "survey-1899")
    assert labels.paper_name(survey, corpus).as_text == "“Plan of the canal”, about 1899"


def test_of_three_authors_the_first_is_named(corpus: Corpus) -> None:
    names = [{"family": each, "given": "Ada"} for each in ("Holm", "Ruud", "Lind")]
    assert labels.paper_name(work(author=names[:2]), corpus).as_text == "Holm and Ruud"
    several = work(author=names)
    assert labels.paper_name(several, corpus).as_text == "Holm et al."
    assert labels.long(several).as_text.startswith("Ada Holm et al., ")
    assert labels.voice_name(several, corpus).as_text.startswith("Ada Holm et al.")


def test_a_title_that_has_the_name_of_its_author_stands_without_it(corpus: Corpus) -> None:
    author = [{"family": "Holm", "given": "Ada"}]
    letter = work(author=author, title="Letter to the council from Ada Holm", type="manuscript")
    assert labels.undated(letter).as_text == "“Letter to the council from Ada Holm”"
    assert labels.undated(work(author=author, title="Letter")).as_text == "Ada Holm, Letter"


def test_an_article_speaks_for_its_newspaper_unless_it_is_one_of_the_papers(corpus: Corpus) -> None:
    paper = corpus.get(Work, "holm-1987").model_copy(update={"type": "article-newspaper"})
    assert labels.speaker(paper, corpus) == "Ada Holm"
    assert not labels.speaker(paper.model_copy(update={"locators": None}), corpus).startswith(
        "Ada Holm"
    )


def test_two_works_of_one_hand_are_told_apart_by_their_short_titles(corpus: Corpus) -> None:
    diary = corpus.get(Work, "ruud-1911").model_copy(update={"title_short": "Memories"})
    assert labels.paper_name(diary, corpus).as_text == "Ruud, Memories"


def test_papers_by_one_author_are_told_apart_by_year_and_then_by_title(history: History) -> None:
    holm = history.corpus.get(Work, "holm-1987")
    locks, weirs = (
        holm.model_copy(
            update={"id": title, "title": title, "title_short": None, "issued": parse("1991")}
        )
        for title in ("Locks", "Weirs")
    )
    corpus = with_only(history, Work, *history.corpus.of(Work), locks, weirs).corpus
    three = (holm, locks, weirs)
    names = [labels.paper_name(paper, corpus).as_text for paper in three]
    assert names == ["Holm 1987", "Holm 1991, Locks", "Holm 1991, Weirs"]
    voices = [labels.speaker(paper, corpus) for paper in three]
    assert voices == ["Ada Holm 1987", "Ada Holm 1991, Locks", "Ada Holm 1991, Weirs"]


def test_what_else_an_author_of_a_paper_wrote_speaks_under_the_family_name(
    history: History,
) -> None:
    holm = history.corpus.get(Work, "holm-1987")
    older = holm.model_copy(update={"id": "holm-1979", "issued": parse("1979"), "locators": None})
    corpus = with_only(history, Work, *history.corpus.of(Work), older).corpus
    assert labels.speaker(holm, corpus) == "Ada Holm"
    assert labels.speaker(older, corpus) == "Holm 1979"
    other = work(author=[{"family": "Holm", "given": "Bo"}], issued="1979")
    assert labels.speaker(other, corpus) == "Bo Holm 1979"


def test_a_name_has_its_family_first_where_its_bearer_has_it_so() -> None:
    person = {"family": "Ruud", "given": "Per", "static-ordering": True}
    book = work(author=[person], issued="1911")
    assert labels.compact(book).as_text == "Ruud Per 1911"
    assert csl.item(book)["author"] == [person]


def test_two_works_never_share_a_name(history: History) -> None:
    memories = history.corpus.get(Work, "ruud-1911")
    again = memories.model_copy(update={"id": "ruud-1911-again", "title_en": "More Memories"})
    assert labels.short_name(memories, history.corpus).as_text == "Per Ruud 1911"
    both = with_only(history, Work, *history.corpus.of(Work), again).corpus
    names = [labels.short_name(work, both).as_text for work in (memories, again)]
    assert names == ["Per Ruud, Memories of the Canal (1911)", "Per Ruud, More Memories (1911)"]


def test_a_name_has_its_particles_in_running_text(corpus: Corpus) -> None:
    names = (
        {"family": "Gracht", "non-dropping-particle": "van der", "given": "Willem"},
        {"family": "Humboldt", "dropping-particle": "von", "given": "Alexander"},
    )
    both = work(author=names)
    assert labels.paper_name(both, corpus).as_text == "van der Gracht and Humboldt"
    assert labels.long(both).as_text.startswith("Willem van der Gracht and Alexander von Humboldt,")


def test_what_was_spoken_has_the_day_on_which_it_was_said() -> None:
    person = [{"family": "Ruud", "given": "Per"}]
    speech = work(id="speech", author=person, issued="1911", spoken="1903-06-02")
    assert labels.compact(speech).as_text == "Per Ruud, 2 June 1903"
    assert labels.compact(work(id="book", author=person, issued="1911")).as_text == "Per Ruud 1911"
    # An entry of a book without a date.
    entry = work(id="entry", title="The day of the flood", spoken="1903-06-02")
    assert labels.compact(entry).as_text == "“The day of the flood”, 2 June 1903"


def test_where_a_work_is_in_a_journal_names_what_is_known_of_it() -> None:
    article = {"type": "article-journal", "container-title": "Review"}
    assert labels.within_container(work(**article)) == ""
    whole = work(**article, container_title_en="A Review", volume="2", issue="3", page="4–5")
    assert labels.within_container(whole) == " [A Review] 2, no. 3, pp. 4–5"
    assert labels.within_container(work(**article, page="4")) == ", p. 4"


def test_a_title_of_more_letters_than_sixty_is_long() -> None:
    assert not labels.is_long(work(title="T" * 60))
    assert labels.is_long(work(title="T" * 61))


def test_what_is_left_out_of_a_title_never_begins_a_line() -> None:
    long = work(title="Of locks and men, and of all the water that lay between them in 1902")
    name = labels.compact(long).as_html
    assert name.endswith("\u00a0…”")


def test_a_bracket_that_a_title_opens_is_closed_where_that_is_cut() -> None:
    long = work(title="[On locks and men, and on all the water that lay between them in 1902]")
    assert labels.compact(long).as_html.endswith("\u00a0…]")


def test_a_description_has_no_quotation_marks() -> None:
    titles = {"title": "[On all the water that lay between them]", "title-short": "[Letter 14]"}
    described = work(**titles)
    assert labels.compact(described).as_html == "[Letter 14]"
